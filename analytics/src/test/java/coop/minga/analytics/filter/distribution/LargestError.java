package coop.minga.analytics.filter.distribution;

import static org.assertj.core.api.Assertions.assertThat;

/** The largest relative error over a grid, and where it is. */
final class LargestError {

    private double largest = -1;
    private String place = "an empty grid";

    void add(double found, double expected, String newPlace) {
        double error = Math.abs(found - expected) / Math.abs(expected);
        if (!(error <= largest)) {
            largest = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
            place = newPlace;
        }
    }

    void isAtMost(double bound) {
        assertThat(largest).as("largest relative error, at %s", place).isBetween(0.0, bound);
    }
}
