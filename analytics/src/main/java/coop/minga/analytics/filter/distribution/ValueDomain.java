package coop.minga.analytics.filter.distribution;

import coop.minga.analytics.filter.state.StateCodec;

/** What kind of numbers a series has had: their range, whether they are whole, and how finely they are told apart. */
public final class ValueDomain {

    /** A series that never came above it is one of small amounts, not of shares. */
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
     * No forecast goes farther from what was seen than twice the width of what was seen, nor below zero where nothing did.
     *
     * @param asCounts whether whole numbers are forecast as such, which leave zero out by a trace below it
     */
    public double lowestForecast(boolean asCounts) {
        double lowerReach = lowest - 2 * (highest - lowest);
        return neverNegative() ? Math.max(asCounts ? DiscreteDistribution.LOWEST : 0, lowerReach) : lowerReach;
    }

    public double highestForecast() {
        return highest + 2 * (highest - lowest);
    }

    /** The variance that rounding alone gives near a value, on a scale. */
    public double roundingVariance(Transform transform, double value) {
        if (Double.isInfinite(resolution)) {
            return 0;
        }
        double step = (wholeNumbers ? Math.min(1, resolution) : resolution) * StrictMath.exp(transform.logJacobian(value));
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
