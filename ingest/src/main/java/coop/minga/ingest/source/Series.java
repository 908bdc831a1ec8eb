package coop.minga.ingest.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Question;
import coop.minga.ingest.question.Subject;
import coop.minga.ingest.source.outcome.Findings;
import coop.minga.ingest.source.plausibility.Entry;
import coop.minga.ingest.source.value.NumberText;
import coop.minga.ingest.source.value.UnitReading;
import coop.minga.ingest.source.value.Units;
import org.jspecify.annotations.Nullable;

/** The cells of one indicator within its column: numbers and units are decided from them alone. */
final class Series {
    private final IndicatorDefinition indicator;
    private final Units units;
    private final Context context;
    private final List<Entry> entries = new ArrayList<>();
    private String columnUnit;

    Series(IndicatorDefinition indicator, String columnUnit, Units units, Context context) {
        this.indicator = indicator;
        this.columnUnit = columnUnit;
        this.units = units;
        this.context = context;
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    /** The unit that a row below the header names for the whole column. */
    void unit(String text) {
        columnUnit = text;
    }

    IndicatorDefinition indicator() {
        return indicator;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Accepts, asks or refuses every cell. */
    void settle(Findings findings) {
        List<NumberText> numbers = new ArrayList<>(entries.size());
        List<Entry> stated = new ArrayList<>(entries.size());
        List<Entry> withdrawals = new ArrayList<>();
        boolean anyUnit = false;
        NumberMarks marks = new NumberMarks(context.mark(), context.answers(), indicator);
        for (Entry entry : entries) {
            NumberText number = NumberText.of(entry.text());
            switch (number.form()) {
                case NO_VALUE -> findings.note(entry.line(), entry.column(), entry.text(), Message.of("note.no-value"));
                case SPREADSHEET_ERROR ->
                    findings.note(entry.line(), entry.column(), entry.text(), Message.of("note.spreadsheet-error"));
                case WITHDRAWAL -> withdrawals.add(entry);
                default -> {
                    stated.add(entry);
                    numbers.add(number);
                    marks.learnFrom(number);
                    anyUnit |= !unitText(entry, number).isEmpty();
                }
            }
        }
        DayValues days = new DayValues(indicator, context, findings, stated.size());
        for (int at = 0; at < stated.size(); at++) {
            settle(stated.get(at), numbers.get(at), marks, anyUnit, days, findings);
        }
        days.settle();
        withdraw(withdrawals, findings);
    }

    /** A day with a second cell is unclear. */
    private void withdraw(List<Entry> withdrawals, Findings findings) {
        if (withdrawals.isEmpty()) {
            return;
        }
        Map<LocalDate, Long> cells = entries.stream().collect(Collectors.groupingBy(Entry::day, Collectors.counting()));
        for (Entry entry : withdrawals) {
            if (cells.getOrDefault(entry.day(), 0L) > 1) {
                findings.refuse(entry.line(), entry.column(), entry.text(), Message.of("row.withdrawal", entry.day()));
            } else {
                findings.accept(
                        entry.sequence(),
                        Statement.withdrawal(indicator.code(), entry.day(), indicator.unitOfMeasure()));
            }
        }
    }

    private void settle(
            Entry entry, NumberText number, NumberMarks marks, boolean anyUnit, DayValues days, Findings findings) {
        String unit = unitText(entry, number);
        if (unit.isEmpty() && anyUnit && !sameUnitMeant()) {
            days.hold(entry);
            findings.ask(
                    Question.of(
                            Subject.unitMissing(indicator.code()),
                            Message.of("ask.unit-missing", entry.text(), indicator.unitOfMeasure())),
                    entry.line(),
                    entry.column(),
                    entry.text());
            return;
        }
        if (!number.unit().isEmpty()
                && !entry.unit().isEmpty()
                && !number.unit().equals(entry.unit())) {
            refuse(entry, unit, Message.of("row.two-units", number.unit(), entry.unit()), days, findings);
            return;
        }
        BigDecimal factor = factor(unit, entry, days, findings);
        if (factor == null) {
            return;
        }
        NumberMarks.Reading reading = marks.read(entry, number);
        switch (reading) {
            case NumberMarks.Read(double value) ->
                days.add(
                        entry,
                        factor.compareTo(BigDecimal.ONE) == 0
                                ? value
                                : BigDecimal.valueOf(value).multiply(factor).doubleValue());
            case NumberMarks.NeedsAnswer(Question question) -> {
                days.hold(entry);
                findings.ask(question, entry.line(), entry.column(), entry.text());
            }
            case NumberMarks.NoNumber(Message reason) -> refuse(entry, entry.text(), reason, days, findings);
            case NumberMarks.LeftOut() -> days.hold(entry);
        }
    }

    private boolean sameUnitMeant() {
        return context.answers()
                .to(Subject.unitMissing(indicator.code()))
                .filter("same-unit"::equals)
                .isPresent();
    }

    /** Null if the unit is asked or refused. */
    private @Nullable BigDecimal factor(String unit, Entry entry, DayValues days, Findings findings) {
        if (unit.isEmpty()) {
            return BigDecimal.ONE;
        }
        UnitReading reading = units.read(unit, indicator);
        Subject subject = Subject.unit(indicator.code(), unit);
        String answer = context.answers().to(subject).orElse("");
        if (!answer.isEmpty() && !answer.equals("leave-out")) {
            reading = units.read(answer, indicator);
        }
        return switch (reading) {
            case UnitReading.Known(BigDecimal factor) -> factor;
            case UnitReading.Doubtful(List<String> codes) -> {
                days.hold(entry);
                List<String> answers = new ArrayList<>(codes);
                answers.add("leave-out");
                findings.ask(
                        new Question(subject, Message.of("ask.unit", unit, codes, indicator.unitOfMeasure()), answers),
                        entry.line(),
                        entry.column(),
                        entry.text() + " " + unit);
                yield null;
            }
            case UnitReading.Unknown() -> {
                unknownUnit(unit, subject, entry, days, findings);
                yield null;
            }
        };
    }

    private void unknownUnit(String unit, Subject subject, Entry entry, DayValues days, Findings findings) {
        if (unit.equals(columnUnit)) {
            days.hold(entry);
            findings.ask(
                    new Question(
                            subject,
                            Message.of("ask.column-unit", entry.column(), unit, indicator.unitOfMeasure()),
                            List.of(indicator.unitOfMeasure(), "leave-out")),
                    entry.line(),
                    entry.column(),
                    entry.text());
        } else {
            refuse(entry, unit, Message.of("row.unit", unit, indicator.unitOfMeasure()), days, findings);
        }
    }

    private String unitText(Entry entry, NumberText number) {
        if (!number.unit().isEmpty()) {
            return number.unit();
        }
        return entry.unit().isEmpty() ? columnUnit : entry.unit();
    }

    private static void refuse(Entry entry, String value, Message reason, DayValues days, Findings findings) {
        days.hold(entry);
        findings.refuse(entry.line(), entry.column(), value, reason);
    }
}
