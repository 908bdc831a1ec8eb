package coop.minga.ingest.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Question;
import coop.minga.ingest.question.Subject;
import coop.minga.ingest.source.outcome.Findings;
import coop.minga.ingest.source.plausibility.DayValue;
import coop.minga.ingest.source.plausibility.DayValueCheck;
import coop.minga.ingest.source.plausibility.ValueCell;

/** The values of one indicator by day. Several rows of one day state nothing until somebody says what they are. */
final class DailyRows {
    private static final int MOST_SHOWN = 5;

    private final IndicatorDefinition indicator;
    private final ReadingRules rules;
    private final Findings findings;
    private final ValueCell[] cells;
    private final double[] values;
    private final Optional<String> rule;
    private int count;

    DailyRows(IndicatorDefinition indicator, ReadingRules rules, Findings findings, int size) {
        this.indicator = indicator;
        this.rules = rules;
        this.findings = findings;
        this.rule = rules.answers().to(Subject.rowsOfADay(indicator.code()));
        this.cells = new ValueCell[size];
        this.values = new double[size];
    }

    /** @param value in the catalogue's unit */
    void add(ValueCell cell, double value) {
        values[count] = value;
        cells[count++] = cell;
    }

    /** Adds a row whose value is not decided; its day states nothing. */
    void blockDay(ValueCell cell) {
        add(cell, Double.NaN);
    }

    void decide() {
        Integer[] order = order();
        List<DayValue> days = new ArrayList<>(count);
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && cells[order[to]].day().equals(cells[order[from]].day())) {
                to++;
            }
            day(order, from, to).ifPresent(days::add);
            from = to;
        }
        DayValueCheck check = new DayValueCheck(
                indicator,
                rules.stated().of(indicator.code()),
                rules.today(),
                rules.answers(),
                findings,
                rules.scaleTitle());
        for (DayValue each : check.statable(days)) {
            findings.accept(
                    each.cell().sequence(),
                    new Statement(indicator.code(), each.cell().day(), each.value(), indicator.unitOfMeasure()));
        }
    }

    /** By day, rows of one day as they stand in the file. */
    private Integer[] order() {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, at -> at);
        boolean sorted = true;
        for (int at = 1; at < count && sorted; at++) {
            sorted = !cells[at].day().isBefore(cells[at - 1].day());
        }
        if (!sorted) {
            Arrays.sort(order, (one, other) -> cells[one].day().compareTo(cells[other].day()));
        }
        return order;
    }

    private Optional<DayValue> day(Integer[] order, int from, int to) {
        if (to - from == 1 && rule.filter("count"::equals).isEmpty()) {
            double value = values[order[from]];
            return Double.isNaN(value) ? Optional.empty() : Optional.of(new DayValue(cells[order[from]], value));
        }
        double[] rows = new double[to - from];
        for (int at = from; at < to; at++) {
            rows[at - from] = values[order[at]];
        }
        if (rule.isEmpty()) {
            ask(order, from, to, rows);
            return Optional.empty();
        }
        return Arrays.stream(rows).anyMatch(Double::isNaN)
                ? Optional.empty()
                : Optional.of(new DayValue(cells[order[from]], together(rule.get(), rows)));
    }

    private static double together(String rule, double[] rows) {
        return switch (rule) {
            case "sum" -> Arrays.stream(rows).sum();
            case "mean" -> Arrays.stream(rows).sum() / rows.length;
            case "count" -> rows.length;
            default -> rows[rows.length - 1];
        };
    }

    private void ask(Integer[] order, int from, int to, double[] rows) {
        List<Double> shown = Arrays.stream(rows)
                .filter(each -> !Double.isNaN(each))
                .limit(MOST_SHOWN)
                .boxed()
                .toList();
        double[] known = Arrays.stream(rows).filter(each -> !Double.isNaN(each)).toArray();
        String code = indicator.code().value();
        ValueCell first = cells[order[from]];
        Message text = known.length == 0
                ? Message.of("ask.rows", code, first.day(), rows.length)
                : Message.of(
                        "ask.rows-values",
                        code,
                        first.day(),
                        rows.length,
                        shown,
                        together("sum", known),
                        together("mean", known),
                        known[known.length - 1]);
        Question question = Question.of(Subject.rowsOfADay(indicator.code()), text);
        for (int at = from; at < to; at++) {
            ValueCell cell = cells[order[at]];
            if (!Double.isNaN(values[order[at]])) {
                findings.ask(question, cell.line(), cell.column(), cell.text());
            }
        }
        if (known.length == 0) {
            findings.ask(question, first.line(), first.column(), first.text());
        }
    }
}
