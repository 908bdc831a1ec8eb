package coop.minga.analytics.filter;

import java.util.Arrays;
import java.util.List;

import coop.minga.analytics.filter.ensemble.QuantileTracker;

/**
 * Where the quantiles of a series' siblings lie, as normal scores under their own uncorrected forecasts: what a series of
 * which little is known yet may borrow to place its own. Partial pooling (Efron and Morris 1975; Gelman and Hill 2007,
 * ch. 12): the siblings weigh as much as {@value #EQUIVALENT_READINGS} readings of the series' own, and less and less until, after {@value
 * #FADED_AFTER}, it has only itself.
 *
 * @param scores one for each of {@link #levels()}, ascending
 */
public record PooledQuantiles(List<Double> scores) {

    static final int EQUIVALENT_READINGS = 100;
    static final int FADED_AFTER = 730;

    private static final List<Double> LEVELS =
            List.copyOf(Arrays.stream(QuantileTracker.levels()).boxed().toList());

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

    /** What the siblings weigh, 1 down to 0, beside a series that has learned from so many readings. */
    static double weight(int readings) {
        return readings >= FADED_AFTER ? 0 : (double) EQUIVALENT_READINGS / (EQUIVALENT_READINGS + readings) * (1 - (double) readings / FADED_AFTER);
    }

    /** Between a series' own scores and these. */
    double[] blendedWith(double[] own, int readings) {
        double weight = weight(readings);
        double[] blend = own.clone();
        for (int i = 0; i < own.length; i++) {
            blend[i] += weight * (scores.get(i) - own[i]);
        }
        return blend;
    }
}
