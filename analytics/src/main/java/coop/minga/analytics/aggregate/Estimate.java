package coop.minga.analytics.aggregate;

/**
 * An estimated value with its variance.
 *
 * @param mean in the unit of the value
 * @param variance in its square; infinite if unknown, then the mean has no meaning
 */
record Estimate(double mean, double variance) {

    static final Estimate UNKNOWN = new Estimate(0, Double.POSITIVE_INFINITY);

    Estimate {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean " + mean + ": expected a finite number");
        }
        if (!(variance >= 0)) {
            throw new IllegalArgumentException("variance " + variance + ": expected 0 or more");
        }
    }

    boolean known() {
        return variance < Double.POSITIVE_INFINITY;
    }
}
