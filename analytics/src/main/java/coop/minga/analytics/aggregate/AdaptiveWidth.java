package coop.minga.analytics.aggregate;

import coop.minga.analytics.filter.result.Interval;

/**
 * Scales a band so that its 80 % interval contains 80 % of the values in the long run, for any sequence of values.
 * Each value outside widens it, each value inside narrows it (quantile tracking: Gibbs and Candès 2021; Angelopoulos,
 * Candès and Tibshirani 2023).
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

    /** @param within the interval of 80 % as it was told, already stretched */
    void learn(Interval within, double value) {
        seen++;
        double step = Math.max(STEP, QUICKEST / Math.sqrt(seen));
        logarithm += step * ((within.contains(value) ? 0 : 1) - OUTSIDE);
        logarithm = Math.clamp(logarithm, -FARTHEST, FARTHEST);
    }
}
