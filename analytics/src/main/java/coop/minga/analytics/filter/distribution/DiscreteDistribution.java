package coop.minga.analytics.filter.distribution;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The distribution of a count. Each probability is spread evenly over the values that round to its number (mid-P),
 * which makes it comparable with densities. Immutable.
 */
public final class DiscreteDistribution {

    private static final double HALF = 0.5;

    /** Shows on which side of a whole number a quantile lies. */
    private static final double OFFSET = 0.02;

    /** Enough to exclude zero, too small to be displayed. */
    private static final double OFFSET_BELOW_ZERO = 1e-12;

    /** No quantile of a count is lower. */
    public static final double LOWEST = -HALF * OFFSET_BELOW_ZERO;

    private final double[] cumulative;

    private DiscreteDistribution(double[] upTo) {
        this.cumulative = upTo;
    }

    /** Takes over and normalizes the probabilities of 0, 1, 2 and so on. */
    public static DiscreteDistribution of(double[] probabilities) {
        double sum = 0;
        int last = 0;
        for (int k = 0; k < probabilities.length; k++) {
            if (probabilities[k] > 0) {
                last = k;
            }
            sum += probabilities[k];
            probabilities[k] = sum;
        }
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] /= sum;
        }
        return new DiscreteDistribution(
                last + 1 == probabilities.length ? probabilities : Arrays.copyOf(probabilities, last + 1));
    }

    /** The cumulative distribution function. */
    double cdf(double value) {
        double shifted = value + HALF;
        if (shifted <= 0) {
            return 0;
        }
        int count = (int) Math.min(shifted, cumulative.length);
        if (count >= cumulative.length) {
            return 1;
        }
        double lower = count == 0 ? 0 : cumulative[count - 1];
        return lower + (shifted - count) * (cumulative[count] - lower);
    }

    /** The quantile function. */
    double quantile(double p) {
        int found = Arrays.binarySearch(cumulative, p);
        int count = Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
        double lower = count == 0 ? 0 : cumulative[count - 1];
        double probability = cumulative[count] - lower;
        return count - HALF + (probability > 0 ? Math.min(1, (p - lower) / probability) : 0);
    }

    /** The mean, with counts clipped to the bounds. */
    double mean(double lowest, double highest) {
        double sum = 0;
        double lower = 0;
        for (int count = 0; count < cumulative.length; count++) {
            sum += (cumulative[count] - lower) * Math.max(lowest, Math.min(highest, count));
            lower = cumulative[count];
        }
        return sum;
    }

    /**
     * The whole number of a quantile, offset down in the lower half of the number's probability and up in the upper
     * half. Intervals then include an end as often as their level requires.
     */
    static double toWholeNumber(double value) {
        double near = Math.max(-HALF, value);
        double number = Math.rint(near);
        return number + (near < 0 ? OFFSET_BELOW_ZERO : OFFSET) * (near - number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DiscreteDistribution that && Arrays.equals(cumulative, that.cumulative);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cumulative);
    }
}
