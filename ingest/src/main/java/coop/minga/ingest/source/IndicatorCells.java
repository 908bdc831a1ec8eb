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
import coop.minga.ingest.source.plausibility.ValueCell;
import coop.minga.ingest.source.value.NumberText;
import coop.minga.ingest.source.value.UcumUnits;
import coop.minga.ingest.source.value.UnitConversion;
import org.jspecify.annotations.Nullable;

/** The cells of one indicator within its column: numbers and units are decided from them alone. */
final class IndicatorCells {
    private final IndicatorDefinition indicator;
    private final UcumUnits units;
    private final ReadingRules rules;
    private final List<ValueCell> cells = new ArrayList<>();
    private String columnUnit;

    IndicatorCells(IndicatorDefinition indicator, String columnUnit, UcumUnits units, ReadingRules rules) {
        this.indicator = indicator;
        this.columnUnit = columnUnit;
        this.units = units;
        this.rules = rules;
    }

    void add(ValueCell cell) {
        cells.add(cell);
    }

    /** The unit that a row below the header names for the whole column. */
    void unit(String text) {
        columnUnit = text;
    }

    IndicatorDefinition indicator() {
        return indicator;
    }

    List<ValueCell> cells() {
        return cells;
    }

    /** Accepts, asks or refuses every cell. */
    void decide(Findings findings) {
        List<NumberText> numbers = new ArrayList<>(cells.size());
        List<ValueCell> stated = new ArrayList<>(cells.size());
        List<ValueCell> withdrawals = new ArrayList<>();
        boolean anyUnit = false;
        NumberMarks marks = new NumberMarks(rules.mark(), rules.answers(), indicator);
        for (ValueCell cell : cells) {
            NumberText number = NumberText.of(cell.text());
            switch (number.form()) {
                case NO_VALUE -> findings.note(cell.line(), cell.column(), cell.text(), Message.of("note.no-value"));
                case SPREADSHEET_ERROR ->
                    findings.note(cell.line(), cell.column(), cell.text(), Message.of("note.spreadsheet-error"));
                case WITHDRAWAL -> withdrawals.add(cell);
                default -> {
                    stated.add(cell);
                    numbers.add(number);
                    marks.learnFrom(number);
                    anyUnit |= !unitText(cell, number).isEmpty();
                }
            }
        }
        DailyRows days = new DailyRows(indicator, rules, findings, stated.size());
        for (int at = 0; at < stated.size(); at++) {
            decide(stated.get(at), numbers.get(at), marks, anyUnit, days, findings);
        }
        days.decide();
        withdraw(withdrawals, findings);
    }

    /** A day with a second cell is unclear. */
    private void withdraw(List<ValueCell> withdrawals, Findings findings) {
        if (withdrawals.isEmpty()) {
            return;
        }
        Map<LocalDate, Long> counts =
                cells.stream().collect(Collectors.groupingBy(ValueCell::day, Collectors.counting()));
        for (ValueCell cell : withdrawals) {
            if (counts.getOrDefault(cell.day(), 0L) > 1) {
                findings.refuse(cell.line(), cell.column(), cell.text(), Message.of("row.withdrawal", cell.day()));
            } else {
                findings.accept(
                        cell.sequence(), Statement.withdrawal(indicator.code(), cell.day(), indicator.unitOfMeasure()));
            }
        }
    }

    private void decide(
            ValueCell cell, NumberText number, NumberMarks marks, boolean anyUnit, DailyRows days, Findings findings) {
        String unit = unitText(cell, number);
        if (unit.isEmpty() && anyUnit && !sameUnitMeant()) {
            days.blockDay(cell);
            findings.ask(
                    Question.of(
                            Subject.unitMissing(indicator.code()),
                            Message.of("ask.unit-missing", cell.text(), indicator.unitOfMeasure())),
                    cell.line(),
                    cell.column(),
                    cell.text());
            return;
        }
        if (!number.unit().isEmpty() && !cell.unit().isEmpty() && !number.unit().equals(cell.unit())) {
            refuse(cell, unit, Message.of("row.two-units", number.unit(), cell.unit()), days, findings);
            return;
        }
        BigDecimal factor = factor(unit, cell, days, findings);
        if (factor == null || contradictsColumn(unit, factor, cell, days, findings)) {
            return;
        }
        NumberMarks.Interpretation interpretation = marks.read(cell, number);
        switch (interpretation) {
            case NumberMarks.Read(double value) ->
                days.add(
                        cell,
                        factor.compareTo(BigDecimal.ONE) == 0
                                ? value
                                : BigDecimal.valueOf(value).multiply(factor).doubleValue());
            case NumberMarks.NeedsAnswer(Question question) -> {
                days.blockDay(cell);
                findings.ask(question, cell.line(), cell.column(), cell.text());
            }
            case NumberMarks.NoNumber(Message reason) -> refuse(cell, cell.text(), reason, days, findings);
            case NumberMarks.LeftOut() -> days.blockDay(cell);
        }
    }

    /** Whether the column's title names another unit than the cell or its row, so that the value is asked or refused. */
    private boolean contradictsColumn(
            String unit, BigDecimal factor, ValueCell cell, DailyRows days, Findings findings) {
        if (columnUnit.isEmpty() || unit.equals(columnUnit)) {
            return false;
        }
        BigDecimal ofColumn = factor(columnUnit, cell, days, findings);
        if (ofColumn == null) {
            return true;
        }
        if (ofColumn.compareTo(factor) == 0) {
            return false;
        }
        refuse(cell, unit, Message.of("row.title-unit", unit, columnUnit), days, findings);
        return true;
    }

    private boolean sameUnitMeant() {
        return rules.answers()
                .to(Subject.unitMissing(indicator.code()))
                .filter("same-unit"::equals)
                .isPresent();
    }

    /** Null if the unit is asked or refused. */
    private @Nullable BigDecimal factor(String unit, ValueCell cell, DailyRows days, Findings findings) {
        if (unit.isEmpty()) {
            return BigDecimal.ONE;
        }
        UnitConversion conversion = units.read(unit, indicator);
        Subject subject = Subject.unit(indicator.code(), unit);
        String answer = rules.answers().to(subject).orElse("");
        if (!answer.isEmpty() && !answer.equals("leave-out")) {
            conversion = units.read(answer, indicator);
        }
        return switch (conversion) {
            case UnitConversion.Convertible(BigDecimal factor) -> factor;
            case UnitConversion.Doubtful(List<String> codes) -> {
                days.blockDay(cell);
                List<String> answers = new ArrayList<>(codes);
                answers.add("leave-out");
                findings.ask(
                        new Question(subject, Message.of("ask.unit", unit, codes, indicator.unitOfMeasure()), answers),
                        cell.line(),
                        cell.column(),
                        cell.text() + " " + unit);
                yield null;
            }
            case UnitConversion.Unknown() -> {
                unknownUnit(unit, subject, cell, days, findings);
                yield null;
            }
        };
    }

    private void unknownUnit(String unit, Subject subject, ValueCell cell, DailyRows days, Findings findings) {
        if (unit.equals(columnUnit)) {
            days.blockDay(cell);
            findings.ask(
                    new Question(
                            subject,
                            Message.of("ask.column-unit", cell.column(), unit, indicator.unitOfMeasure()),
                            List.of(indicator.unitOfMeasure(), "leave-out")),
                    cell.line(),
                    cell.column(),
                    cell.text());
        } else {
            refuse(cell, unit, Message.of("row.unit", unit, indicator.unitOfMeasure()), days, findings);
        }
    }

    private String unitText(ValueCell cell, NumberText number) {
        if (!number.unit().isEmpty()) {
            return number.unit();
        }
        return cell.unit().isEmpty() ? columnUnit : cell.unit();
    }

    private static void refuse(ValueCell cell, String value, Message reason, DailyRows days, Findings findings) {
        days.blockDay(cell);
        findings.refuse(cell.line(), cell.column(), value, reason);
    }
}
