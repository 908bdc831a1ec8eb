package coop.minga.analytics.alert;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.JudgedDay;
import org.jspecify.annotations.Nullable;

/**
 * A flagged day when it raised an alert.
 *
 * @param onset estimated first day
 * @param median of the forecast, in the unit of measure
 * @param expected 80 % interval of the forecast
 * @param surprisal minus log10 of the tail probability
 * @param inARow run length if stuck
 */
public record Deviation(
        LocalDate day,
        LocalDate onset,
        VerdictKind kind,
        Direction direction,
        @Nullable Double value,
        double median,
        Interval expected,
        double surprisal,
        double probability,
        @Nullable Integer inARow) {

    /** Empty for a day that is not flagged. */
    static Optional<Deviation> of(JudgedDay judged) {
        Verdict verdict = judged.verdict();
        var band = judged.band();
        if (verdict == null || band == null || !verdict.flagged()) {
            return Optional.empty();
        }
        return Optional.of(new Deviation(
                judged.day(),
                verdict.onset(),
                verdict.kind(),
                verdict.direction(),
                judged.value(),
                band.median(),
                band.central80(),
                verdict.surprisal(),
                verdict.probability(),
                null));
    }

    /** @param before judged days up to its own, over the longest run */
    Deviation withRunLength(List<JudgedDay> before) {
        if (kind != VerdictKind.STUCK || value == null) {
            return this;
        }
        var same = before.reversed().stream()
                .filter(judged -> judged.value() != null)
                .takeWhile(judged -> value.equals(judged.value()))
                .count();
        return new Deviation(
                day, onset, kind, direction, value, median, expected, surprisal, probability, Math.toIntExact(same));
    }
}
