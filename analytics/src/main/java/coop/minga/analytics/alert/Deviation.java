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
 * A flagged day at the time it raised an alert, with all that its sentence and its recomputation need.
 *
 * @param day the day that raised the alert
 * @param onset the estimated first day of the change
 * @param median of the forecast, in the unit of measure
 * @param expected the 80 % interval of the forecast
 * @param surprisal minus the decimal logarithm of the chance of so odd a value
 * @param inARow run length of a stuck value; null for other kinds
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

    /** @param before the judged days up to its own, in order, as far back as the repeats may reach */
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
