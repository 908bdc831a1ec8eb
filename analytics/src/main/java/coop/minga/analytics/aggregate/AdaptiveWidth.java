package coop.minga.analytics.aggregate;

import coop.minga.analytics.filter.result.Interval;

/**
 * By how much a band has to be wider or narrower than it says, so that eight values in ten lie in its narrowest
 * interval: learned from day to day, a little wider after each value outside and less narrower after each inside
 * (quantile tracking: Gibbs and Candès 2021; Angelopoulos, Candès and Tibshirani 2023). In the long run that holds
 * whatever the values do.
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
