package coop.minga.analytics.filter.distribution;

import coop.minga.analytics.filter.state.StateCodec;

/** What kind of numbers a series has had: their range, whether they are whole, and how finely they are told apart. */
public final class ValueDomain {

    /** A series that never came above it is one of small amounts, not of shares. */
    private static final double LEAST_SHARE = 0.01;

    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double grain = Double.POSITIVE_INFINITY;
    private double previous = Double.NaN;
    private boolean whole = true;

    public void add(double value) {
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
        whole &= value == Math.rint(value);
        if (!Double.isNaN(previous) && value != previous) {
            grain = Math.min(grain, Math.max(Math.abs(value - previous), 1e-9 * Math.abs(value)));
        }
        previous = value;
    }

    public boolean neverNegative() {
        return lowest >= 0;
    }

    /** Whole numbers from zero up. */
    public boolean counts() {
        return whole && neverNegative();
    }

    public boolean shares() {
        return lowest >= 0 && highest <= 1 && highest > LEAST_SHARE && !whole;
    }

    /**
     * No forecast goes farther from what was seen than twice the width of what was seen, nor below zero where nothing did.
     *
     * @param asCounts whether whole numbers are forecast as such, which leave zero out by a trace below it
     */
    public double lowestForecast(boolean asCounts) {
        double reach = lowest - 2 * (highest - lowest);
        return neverNegative() ? Math.max(asCounts ? DiscreteDistribution.LOWEST : 0, reach) : reach;
    }

    public double highestForecast() {
        return highest + 2 * (highest - lowest);
    }

    /** The variance that rounding alone gives near a value, on a scale. */
    public double rounding(Transform scale, double value) {
        if (Double.isInfinite(grain)) {
            return 0;
        }
        double step = (whole ? Math.min(1, grain) : grain) * StrictMath.exp(scale.logSteepness(value));
        return step * step / 12;
    }

    public void exchange(StateCodec cells) {
        lowest = cells.exchange(lowest);
        highest = cells.exchange(highest);
        grain = cells.exchange(grain);
        previous = cells.exchange(previous);
        whole = cells.exchange(whole);
    }
}
