package coop.minga.analytics.filter.distribution;

import coop.minga.analytics.filter.state.StateCodec;

/** The range and resolution of the values so far, and whether they are whole. */
public final class ValueDomain {

    /** Below it, values are small amounts and no proportions. */
    private static final double LEAST_PROPORTION = 0.01;

    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double resolution = Double.POSITIVE_INFINITY;
    private double previous = Double.NaN;
    private boolean wholeNumbers = true;

    public void add(double value) {
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
        wholeNumbers &= value == Math.rint(value);
        if (!Double.isNaN(previous) && value != previous) {
            resolution = Math.min(resolution, Math.max(Math.abs(value - previous), 1e-9 * Math.abs(value)));
        }
        previous = value;
    }

    public boolean neverNegative() {
        return lowest >= 0;
    }

    /** Whole numbers from zero up. */
    public boolean isCount() {
        return wholeNumbers && neverNegative();
    }

    public boolean isProportion() {
        return lowest >= 0 && highest <= 1 && highest > LEAST_PROPORTION && !wholeNumbers;
    }

    /**
     * The lower bound of forecasts: twice the range below the lowest value, at least zero if no value was negative.
     *
     * @param asCounts whether counts are forecast, with an offset below zero
     */
    public double lowestForecast(boolean asCounts) {
        double lowerReach = lowest - 2 * (highest - lowest);
        return neverNegative() ? Math.max(asCounts ? DiscreteDistribution.LOWEST : 0, lowerReach) : lowerReach;
    }

    public double highestForecast() {
        return highest + 2 * (highest - lowest);
    }

    /** The variance by rounding near a value, under a transform. */
    public double roundingVariance(Transform transform, double value) {
        if (Double.isInfinite(resolution)) {
            return 0;
        }
        double step =
                (wholeNumbers ? Math.min(1, resolution) : resolution) * StrictMath.exp(transform.logJacobian(value));
        return step * step / 12;
    }

    public void readOrWrite(StateCodec codec) {
        lowest = codec.readOrWrite(lowest);
        highest = codec.readOrWrite(highest);
        resolution = codec.readOrWrite(resolution);
        previous = codec.readOrWrite(previous);
        wholeNumbers = codec.readOrWrite(wholeNumbers);
    }
}
