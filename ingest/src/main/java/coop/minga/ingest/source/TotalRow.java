package coop.minga.ingest.source;

import java.util.Map;
import java.util.Objects;

import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.source.outcome.Findings;
import coop.minga.ingest.source.value.NumberText;

/**
 * A row without a day that may repeat what other rows say.
 *
 * @param labelled whether it calls itself a total
 * @param cells its values as texts
 */
record TotalRow(long line, String day, boolean labelled, Map<IndicatorDefinition, String> cells) {
    TotalRow {
        cells = Map.copyOf(cells);
    }

    void decide(Map<IndicatorDefinition, IndicatorCells> byIndicator, Findings findings) {
        boolean sums = cells.entrySet().stream()
                .allMatch(each -> isSum(
                        NumberText.of(each.getValue()).value(),
                        Objects.requireNonNull(byIndicator.get(each.getKey()), "a column has its cells")));
        if (labelled || sums) {
            findings.note(line, "", day, Message.of("note.total"));
        } else {
            findings.refuse(line, "", day, Message.of("row.no-day"));
        }
    }

    private static boolean isSum(double value, IndicatorCells of) {
        double sum = of.cells().stream()
                .mapToDouble(each -> NumberText.of(each.text()).value())
                .sum();
        return of.cells().size() > 1 && Math.abs(sum - value) <= 1e-9 * Math.max(1, Math.abs(sum));
    }
}
