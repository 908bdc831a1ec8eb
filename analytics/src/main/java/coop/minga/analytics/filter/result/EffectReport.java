package coop.minga.analytics.filter.result;

import org.jspecify.annotations.Nullable;

/**
 * Whether a promised effect was seen.
 *
 * @param readings on how many readings it rests
 * @param estimate null where they are too few
 */
public record EffectReport(
        Answer answer, int readings, @Nullable Estimate estimate) {

    /** What is said of a promised effect. */
    public enum Answer {
        SEEN,
        NOT_YET,
        NOT_SEEN,

        /** The day has come, and there are too few readings before or since to say. */
        TOO_FEW_READINGS
    }

    /**
     * The lasting change, in the indicator's unit.
     *
     * @param change the median of its posterior distribution
     * @param band holds it with probability 0.8
     * @param expected what the readings were to be on average without it
     * @param probability that the change goes the promised way and is at least half of what was promised
     */
    public record Estimate(double change, Interval band, double expected, double probability) {

        /** As a part of what was expected. */
        public double relative(double of) {
            return of / Math.abs(expected);
        }
    }
}
