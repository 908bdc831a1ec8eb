package coop.minga.analytics.alert;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.JudgedDay;
import org.jspecify.annotations.Nullable;

/**
 * A flagged day when it raised an alert.
 *
 * @param tailSurprisal minus log10 of the tail probability
 * @param inARow run length if stuck
 */
public record Deviation(
        LocalDate day,
        Classification classification,
        @Nullable Double value,
        Expectation expectation,
        double tailSurprisal,
        @Nullable Integer inARow) {

    /**
     * The forecast of the day, in the unit of measure.
     *
     * @param interval of 80 %
     */
    public record Expectation(double median, Interval interval) {}

    /** Empty for a day that is not flagged. */
    static Optional<Deviation> of(JudgedDay judged) {
        Verdict verdict = judged.verdict();
        var band = judged.band();
        if (verdict == null || band == null || !verdict.flagged()) {
            return Optional.empty();
        }
        return Optional.of(new Deviation(
                judged.day(),
                verdict.classification(),
                judged.value(),
                new Expectation(band.median(), band.central80()),
                verdict.tailSurprisal(),
                null));
    }

    /** @param before judged days up to its own, over the longest run */
    Deviation withRunLength(List<JudgedDay> before) {
        if (kind() != VerdictKind.STUCK || value == null) {
            return this;
        }
        var same = before.reversed().stream()
                .filter(judged -> judged.value() != null)
                .takeWhile(judged -> value.equals(judged.value()))
                .count();
        return new Deviation(day, classification, value, expectation, tailSurprisal, Math.toIntExact(same));
    }

    public VerdictKind kind() {
        return classification.kind();
    }

    public Direction direction() {
        return classification.direction();
    }

    public LocalDate onset() {
        return classification.onset();
    }

    public double confidence() {
        return classification.confidence();
    }

    public double median() {
        return expectation.median();
    }

    /** The 80 % interval of the forecast. */
    public Interval expected() {
        return expectation.interval();
    }
}
