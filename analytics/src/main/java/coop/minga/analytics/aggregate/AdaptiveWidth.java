package coop.minga.analytics.aggregate;

import coop.minga.analytics.filter.result.Interval;

/**
 * Scales a band so that its 80 % interval holds 80 % of any sequence of values in the long run (quantile tracking:
 * Gibbs and Candès 2021; Angelopoulos, Candès and Tibshirani 2023).
 */
final class AdaptiveWidth {

    private static final double OUTSIDE = 0.2;
    private static final double STEP = 0.04;
    private static final double QUICKEST = 0.3;
    private static final double FARTHEST = Math.log(20);

    private double logarithm;
    private int seen;

    double width() {
        return Math.exp(logarithm);
    }

    /** @param within the scaled 80 % interval as it was shown */
    void learn(Interval within, double value) {
        seen++;
        double step = Math.max(STEP, QUICKEST / Math.sqrt(seen));
        logarithm += step * ((within.contains(value) ? 0 : 1) - OUTSIDE);
        logarithm = Math.clamp(logarithm, -FARTHEST, FARTHEST);
    }
}
