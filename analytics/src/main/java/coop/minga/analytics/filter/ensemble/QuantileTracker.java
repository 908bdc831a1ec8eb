package coop.minga.analytics.filter.ensemble;

import java.util.Arrays;

import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.state.StateCodec;

/**
 * Calibrates quantiles by past coverage (Gibbs and Candès 2021; Angelopoulos, Candès and Tibshirani 2023). Every
 * reading moves the threshold of each level a little. In the long run each level is kept, for any series.
 */
public final class QuantileTracker {

    private static final double[] PROBABILITIES = {
        0.005, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.995
    };
    /** The normal scores of the probabilities. */
    private static final double[] SCORES =
            Arrays.stream(PROBABILITIES).map(Normal::quantile).toArray();

    private static final int MEDIAN_INDEX = PROBABILITIES.length / 2;

    /** Cubic in the score: 2.6 becomes 3.1, quartiles stay. */
    private static final double TAIL_INFLATION = 0.03;

    /** Initial thresholds, and their attractors: daily figures have heavier tails than the mixture. */
    private static final double[] PRIOR =
            Arrays.stream(SCORES).map(z -> z * (1 + TAIL_INFLATION * z * z)).toArray();

    private static final double[] STEPS = steps();
    private static final double PRIOR_PULL = 0.0004;
    private static final double LARGEST_STEP = 0.25;

    private final double leastStep;
    private final double[] thresholds = PRIOR.clone();
    private int readings;

    /** @param leastStep of a threshold at the median, in normal scores */
    QuantileTracker(double leastStep) {
        this.leastStep = leastStep;
    }

    /** Learns the normal score of a reading under the uncalibrated forecast. */
    void learn(double score) {
        readings++;
        double step = Math.max(leastStep, LARGEST_STEP / StrictMath.sqrt(1.0 + readings));
        for (int i = 0; i < PROBABILITIES.length; i++) {
            double indicatorBelow = score < thresholds[i] ? 1 : score == thresholds[i] ? 0.5 : 0;
            thresholds[i] +=
                    step * STEPS[i] * (PROBABILITIES[i] - indicatorBelow) + PRIOR_PULL * (PRIOR[i] - thresholds[i]);
        }
    }

    /** The number of readings learned. */
    int readings() {
        return readings;
    }

    /** The probabilities whose quantiles are calibrated, ascending. */
    public static double[] probabilities() {
        return PROBABILITIES.clone();
    }

    /** The normal scores of {@link #probabilities}. */
    public static double[] scores() {
        return SCORES.clone();
    }

    /** The uncorrected scores at which the quantiles of {@link #PROBABILITIES} lie, ascending. */
    double[] calibrated() {
        double[] sorted = thresholds.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Interpolates towards another's scores, never closer to the median than these. */
    double[] calibratedTowards(QuantileTracker other, double share) {
        double[] near = calibrated();
        double[] far = other.calibrated();
        for (int i = 0; i < near.length; i++) {
            double blend = (1 - share) * near[i] + share * far[i];
            if (i < MEDIAN_INDEX) {
                near[i] = Math.min(near[i], blend);
            } else {
                near[i] = i > MEDIAN_INDEX ? Math.max(near[i], blend) : blend;
            }
        }
        return near;
    }

    void readOrWrite(StateCodec codec) {
        codec.readOrWrite(thresholds);
        readings = codec.readOrWrite(readings);
    }

    /** Larger in the tails, so that they learn as fast. */
    private static double[] steps() {
        return Arrays.stream(SCORES)
                .map(z -> 1 / Math.max(0.1, StrictMath.sqrt(Normal.density(z))))
                .toArray();
    }
}
