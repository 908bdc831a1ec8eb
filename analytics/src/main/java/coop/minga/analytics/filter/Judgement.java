package coop.minga.analytics.filter;

import java.util.List;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.Processes;
import coop.minga.analytics.filter.result.SettledVerdict;
import coop.minga.analytics.filter.result.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one day of a series.
 *
 * @param forecast made before the value was seen
 * @param verdict on the value; null on closed days and days without a report
 * @param processes the probability of each process of the multi-process model
 * @param basis of the verdict
 * @param settled verdicts on earlier days that became final on this day
 * @param next the state from which the next day is judged
 */
public record Judgement(
        FilterDay day,
        OptionalDouble value,
        Forecast forecast,
        @Nullable Verdict verdict,
        Processes processes,
        Basis basis,
        List<SettledVerdict> settled,
        StateSnapshot next) {

    public Judgement {
        settled = List.copyOf(settled);
    }
}
