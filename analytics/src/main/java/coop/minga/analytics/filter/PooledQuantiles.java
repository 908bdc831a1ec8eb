package coop.minga.analytics.filter;

import java.util.Arrays;
import java.util.List;

import coop.minga.analytics.filter.ensemble.QuantileTracker;

/**
 * Quantiles that a young series borrows from its peers by partial pooling (Efron and Morris 1975; Gelman and Hill 2007,
 * ch. 12). They weigh {@value #EQUIVALENT_READINGS} readings, and nothing after {@value #FADED_AFTER}.
 *
 * @param scores normal scores at {@link #levels()}, ascending
 */
public record PooledQuantiles(List<Double> scores) {

    static final int EQUIVALENT_READINGS = 100;
    static final int FADED_AFTER = 730;

    private static final List<Double> LEVELS =
            List.copyOf(Arrays.stream(QuantileTracker.probabilities()).boxed().toList());

    public PooledQuantiles {
        scores = List.copyOf(scores);
        if (scores.size() != LEVELS.size()) {
            throw new IllegalArgumentException(
                    "pooled scores: " + scores.size() + " of them, expected " + LEVELS.size() + ", one a level");
        }
        for (int i = 0; i < scores.size(); i++) {
            if (!Double.isFinite(scores.get(i)) || (i > 0 && scores.get(i) < scores.get(i - 1))) {
                throw new IllegalArgumentException("pooled scores " + scores + ": expected numbers in ascending order");
            }
        }
    }

    /** The probabilities of which the quantiles are kept, ascending. */
    public static List<Double> levels() {
        return LEVELS;
    }

    /** The peer group's weight after this many readings, from 1 to 0. */
    static double weight(int readings) {
        return readings >= FADED_AFTER
                ? 0
                : (double) EQUIVALENT_READINGS
                        / (EQUIVALENT_READINGS + readings)
                        * (1 - (double) readings / FADED_AFTER);
    }

    /** Blends the scores of a series with these. */
    double[] blendedWith(double[] own, int readings) {
        double weight = weight(readings);
        double[] blend = own.clone();
        for (int i = 0; i < own.length; i++) {
            blend[i] += weight * (scores.get(i) - own[i]);
        }
        return blend;
    }
}
