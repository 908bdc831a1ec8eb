package coop.minga.analytics.filter;

import java.util.List;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.Processes;
import coop.minga.analytics.filter.result.SettledVerdict;
import coop.minga.analytics.filter.result.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One day of a series, judged.
 *
 * @param forecast made before the value was seen
 * @param verdict on the value; null on closed days and where nothing was reported
 * @param processes how probable each process of the multi-process model is for the value
 * @param basis on what it was judged
 * @param settled what this day settled about earlier days
 * @param next the state to judge the next day from
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
