package coop.minga.analytics.filter.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Weighted Student-t distributions, each on the scale of its member, and beside them the distribution of a count where
 * the series has small ones. Unchangeable; weights add to one.
 */
public final class Mixture {

    private static final int STEPS = 60;

    /** Halving what lies between two doubles leaves none between them. */
    private static final int HALVINGS = Long.SIZE;

    private static final double CLOSE = 1e-7;
    private static final double NEAR = 1e-10;

    private final List<Transform> scales;
    private final int[] scaleOf;
    private final double[] weight;
    private final double[] middle;
    private final double[] deviation;
    private final double[] freedom;
    private final @Nullable DiscreteDistribution counts;
    private final double countShare;

    private Mixture(Builder from) {
        int count = from.count;
        this.scales = List.copyOf(from.scales);
        this.scaleOf = Arrays.copyOf(from.scaleOf, count);
        this.weight = Arrays.copyOf(from.weight, count);
        this.middle = Arrays.copyOf(from.middle, count);
        this.deviation = Arrays.copyOf(from.deviation, count);
        this.freedom = Arrays.copyOf(from.freedom, count);
        this.counts = null;
        this.countShare = 0;
    }

    private Mixture(Mixture others, DiscreteDistribution counts, double countShare) {
        this.scales = others.scales;
        this.scaleOf = others.scaleOf;
        this.weight = others.weight;
        this.middle = others.middle;
        this.deviation = others.deviation;
        this.freedom = others.freedom;
        this.counts = counts;
        this.countShare = countShare;
    }

    /** With the distribution of a count that takes this share of the whole; its quantiles belong to whole numbers. */
    public Mixture joinedBy(DiscreteDistribution chances, double share) {
        return new Mixture(this, chances, share);
    }

    /** The probability of what rounds to a whole number from 0 up, all that is lower going to 0. */
    public double chanceOf(double count) {
        return below(count + 0.5) - (count == 0 ? 0 : below(count - 0.5));
    }

    /** A single Student-t on the straight scale. */
    public static Mixture of(double middle, double deviation, double freedom) {
        Builder builder = new Builder(1);
        builder.on(new Transform.Identity());
        builder.add(1, middle, deviation, freedom);
        return builder.build();
    }

    /** The probability of what lies below a value. */
    public double below(double value) {
        double[] scaled = new double[scales.size()];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = scales.get(k).in(value);
        }
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            double t = (scaled[scaleOf[i]] - middle[i]) / deviation[i];
            sum += weight[i] * Normal.below(Normal.score(t, freedom[i]));
        }
        return Math.min(1, counts == null ? sum : (1 - countShare) * sum + countShare * counts.below(value));
    }

    /** The normal score of a value: where its probability lies on a normal distribution. */
    public double score(double value) {
        return scoreOf(below(value));
    }

    /** The normal score of a value with this probability below it. */
    public static double scoreOf(double below) {
        return Normal.quantile(Math.max(1e-13, Math.min(1 - 1e-13, below)));
    }

    /** The value with this normal score; between the values that the parts would give. */
    public double at(double score) {
        double p = Normal.below(score);
        return counts == null ? at(score, p) : DiscreteDistribution.whole(at(score, p));
    }

    private double at(double score, double p) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weight.length; i++) {
            double value = scales.get(scaleOf[i]).out(middle[i] + deviation[i] * Normal.unscore(score, freedom[i]));
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (counts != null) {
            double value = counts.at(p);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double under = below(low) - p;
        double over = below(high) - p;
        if (!(high > low) || under >= 0) {
            return low;
        }
        return over <= 0 ? high : between(low, high, under, over, p);
    }

    /** Illinois's false position, with a bisection now and then. */
    private double between(double from, double to, double fromExcess, double toExcess, double p) {
        double low = from;
        double high = to;
        double under = fromExcess;
        double over = toExcess;
        int side = 0;
        double value = low;
        for (int i = 0; i < STEPS && high - low > NEAR * (Math.abs(low) + Math.abs(high)); i++) {
            double guess = low - under * (high - low) / (over - under);
            value = i % 4 == 3 || !(guess > low && guess < high) ? (low + high) / 2 : guess;
            double excess = below(value) - p;
            if (Math.abs(excess) < CLOSE * Math.min(p, 1 - p)) {
                return value;
            }
            if (excess > 0) {
                high = value;
                over = excess;
                under = side == 1 ? under / 2 : under;
                side = 1;
            } else {
                low = value;
                under = excess;
                over = side == -1 ? over / 2 : over;
                side = -1;
            }
        }
        return high - low > NEAR * (Math.abs(low) + Math.abs(high)) ? halved(low, high, p) : value;
    }

    /** For ends many powers of ten apart: bisection by the order of the doubles and not by their size. */
    private double halved(double from, double to, double p) {
        long low = order(from);
        long high = order(to);
        for (int i = 0; i < HALVINGS && low + 1 < high; i++) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (below(ofOrder(middle)) > p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return ofOrder(low);
    }

    private static long order(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double ofOrder(long order) {
        return Double.longBitsToDouble(order < 0 ? Long.MIN_VALUE - order : order);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mixture that
                && scales.equals(that.scales)
                && Arrays.equals(scaleOf, that.scaleOf)
                && Arrays.equals(weight, that.weight)
                && Arrays.equals(middle, that.middle)
                && Arrays.equals(deviation, that.deviation)
                && Arrays.equals(freedom, that.freedom)
                && Objects.equals(counts, that.counts)
                && countShare == that.countShare;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(middle) + Arrays.hashCode(deviation);
    }

    /** Gathers the parts, scale by scale. */
    public static final class Builder {

        private final List<Transform> scales = new ArrayList<>(2);
        private final int[] scaleOf;
        private final double[] weight;
        private final double[] middle;
        private final double[] deviation;
        private final double[] freedom;
        private int count;

        public Builder(int most) {
            scaleOf = new int[most];
            weight = new double[most];
            middle = new double[most];
            deviation = new double[most];
            freedom = new double[most];
        }

        /** The scale of the parts added from now on. */
        public void on(Transform scale) {
            if (scales.isEmpty() || !scales.getLast().equals(scale)) {
                scales.add(scale);
            }
        }

        public void add(double partWeight, double partMiddle, double partDeviation, double partFreedom) {
            scaleOf[count] = scales.size() - 1;
            weight[count] = partWeight;
            middle[count] = partMiddle;
            deviation[count] = partDeviation;
            freedom[count] = partFreedom;
            count++;
        }

        public Mixture build() {
            return new Mixture(this);
        }
    }
}
