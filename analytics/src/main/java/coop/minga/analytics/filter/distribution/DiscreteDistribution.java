package coop.minga.analytics.filter.distribution;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The distribution of a count. The chance of a whole number is spread evenly over all that rounds to it, so that below the
 * number itself lies half of it (mid-P) and counts go together with what has a density. Unchangeable.
 */
public final class DiscreteDistribution {

    private static final double HALF = 0.5;

    /** How much of the place within a whole number's chance its quantile shows. */
    private static final double TRACE = 0.02;

    /** The same below zero, where there is no number: enough to leave zero out, and zero for everybody who reads it. */
    private static final double TRACE_BELOW_ZERO = 1e-12;

    /** No quantile of a count is lower. */
    public static final double LOWEST = -HALF * TRACE_BELOW_ZERO;

    private final double[] upTo;

    private DiscreteDistribution(double[] upTo) {
        this.upTo = upTo;
    }

    /** From the chances of 0, 1, 2 and so on, all but nothing of the whole; the array is taken over. */
    public static DiscreteDistribution of(double[] chances) {
        double sum = 0;
        int last = 0;
        for (int k = 0; k < chances.length; k++) {
            if (chances[k] > 0) {
                last = k;
            }
            sum += chances[k];
            chances[k] = sum;
        }
        for (int k = 0; k < chances.length; k++) {
            chances[k] /= sum;
        }
        return new DiscreteDistribution(last + 1 == chances.length ? chances : Arrays.copyOf(chances, last + 1));
    }

    /** The probability of what lies below a value. */
    double below(double value) {
        double at = value + HALF;
        if (at <= 0) {
            return 0;
        }
        int count = (int) Math.min(at, upTo.length);
        if (count >= upTo.length) {
            return 1;
        }
        double under = count == 0 ? 0 : upTo[count - 1];
        return under + (at - count) * (upTo[count] - under);
    }

    /** The value with this much below it. */
    double at(double p) {
        int found = Arrays.binarySearch(upTo, p);
        int count = Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
        double under = count == 0 ? 0 : upTo[count - 1];
        double chance = upTo[count] - under;
        return count - HALF + (chance > 0 ? Math.min(1, (p - under) / chance) : 0);
    }

    /**
     * The whole number that a quantile belongs to: a trace below it where the quantile lies in the lower half of the
     * number's chance, above it in the upper. So bands end at whole numbers, and yet hold an end or leave it out as often
     * as their level asks.
     */
    static double whole(double value) {
        double near = Math.max(-HALF, value);
        double number = Math.rint(near);
        return number + (near < 0 ? TRACE_BELOW_ZERO : TRACE) * (near - number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DiscreteDistribution that && Arrays.equals(upTo, that.upTo);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(upTo);
    }
}
