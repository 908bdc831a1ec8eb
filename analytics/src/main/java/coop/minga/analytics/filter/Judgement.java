package coop.minga.analytics.filter;

import java.util.List;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.ProcessProbabilities;
import coop.minga.analytics.filter.result.SettledVerdict;
import coop.minga.analytics.filter.result.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one day of a series.
 *
 * @param forecast made before the value was seen
 * @param verdict null on closed days or without a report
 * @param settled earlier verdicts, now final
 * @param next the state afterwards
 */
public record Judgement(
        Observed observed,
        Forecast forecast,
        @Nullable Verdict verdict,
        ProcessProbabilities processes,
        Basis basis,
        List<SettledVerdict> settled,
        StateSnapshot next) {

    public Judgement {
        settled = List.copyOf(settled);
    }

    public FilterDay day() {
        return observed.day();
    }

    public OptionalDouble value() {
        return observed.value();
    }
}
