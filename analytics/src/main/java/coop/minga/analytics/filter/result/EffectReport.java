package coop.minga.analytics.filter.result;

import org.jspecify.annotations.Nullable;

/**
 * Whether a promised effect was seen.
 *
 * @param readings used for the estimate
 * @param estimate null if they are too few
 */
public record EffectReport(
        Answer answer, int readings, @Nullable Estimate estimate) {

    /** The answer. */
    public enum Answer {
        SEEN,
        NOT_YET,
        NOT_SEEN,

        /** Due, but with too few readings before or since. */
        TOO_FEW_READINGS
    }

    /**
     * The permanent change, in the indicator's unit of measure.
     *
     * @param change median of its posterior
     * @param band its central 80 %
     * @param expected mean of the readings without it
     * @param probability of the promised sign and at least half of the size
     */
    public record Estimate(double change, Interval band, double expected, double probability) {

        /** Relative to the expected value. */
        public double relative(double of) {
            return of / Math.abs(expected);
        }
    }
}
