package coop.minga.analytics.filter.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Student-t distributions, each under its transform, and for small counts a discrete one. Immutable. */
public final class Mixture {

    private static final int STEPS = 60;

    /** Nodes of the trapezoidal rule for means: errors up to 0.003 standard deviations at a bound. */
    private static final double[] MEAN_SCORES =
            IntStream.rangeClosed(-24, 24).mapToDouble(k -> k / 4.0).toArray();

    private static final double[] MEAN_WEIGHTS = meanWeights();

    /** Halving what lies between two doubles leaves none between them. */
    private static final int HALVINGS = Long.SIZE;

    private static final double PROBABILITY_TOLERANCE = 1e-7;
    private static final double VALUE_TOLERANCE = 1e-10;

    private final List<Transform> transforms;
    private final int[] transformOf;
    private final double[] weight;
    private final double[] location;
    private final double[] scale;
    private final double[] degreesOfFreedom;
    private final @Nullable DiscreteDistribution counts;
    private final double countWeight;

    private Mixture(Builder from) {
        int count = from.count;
        this.transforms = List.copyOf(from.transforms);
        this.transformOf = Arrays.copyOf(from.transformOf, count);
        this.weight = Arrays.copyOf(from.weight, count);
        this.location = Arrays.copyOf(from.location, count);
        this.scale = Arrays.copyOf(from.scale, count);
        this.degreesOfFreedom = Arrays.copyOf(from.degreesOfFreedom, count);
        this.counts = null;
        this.countWeight = 0;
    }

    private Mixture(Mixture continuous, DiscreteDistribution counts, double countWeight) {
        this.transforms = continuous.transforms;
        this.transformOf = continuous.transformOf;
        this.weight = continuous.weight;
        this.location = continuous.location;
        this.scale = continuous.scale;
        this.degreesOfFreedom = continuous.degreesOfFreedom;
        this.counts = counts;
        this.countWeight = countWeight;
    }

    /** Mixes in the distribution of a count. Quantiles become whole numbers. */
    public Mixture withCounts(DiscreteDistribution distribution, double countWeight) {
        return new Mixture(this, distribution, countWeight);
    }

    /** The probability of a whole number; 0 includes everything below. */
    public double probabilityOf(double count) {
        return cdf(count + 0.5) - (count == 0 ? 0 : cdf(count - 0.5));
    }

    /** A single Student-t distribution under the identity transform. */
    public static Mixture of(double location, double scale, double degreesOfFreedom) {
        Builder builder = new Builder(1);
        builder.transform(new Transform.Identity());
        builder.add(1, location, scale, degreesOfFreedom);
        return builder.build();
    }

    /** The cumulative distribution function. */
    public double cdf(double value) {
        double[] transformed = new double[transforms.size()];
        for (int k = 0; k < transformed.length; k++) {
            transformed[k] = transforms.get(k).apply(value);
        }
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            double t = (transformed[transformOf[i]] - location[i]) / scale[i];
            sum += weight[i] * Normal.cdf(Normal.score(t, degreesOfFreedom[i]));
        }
        return Math.min(1, counts == null ? sum : (1 - countWeight) * sum + countWeight * counts.cdf(value));
    }

    /** The mean, with probability beyond a bound moved onto it. */
    public double mean(double lowest, double highest) {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * partMean(i, lowest, highest);
        }
        return counts == null ? sum : (1 - countWeight) * sum + countWeight * counts.mean(lowest, highest);
    }

    private double partMean(int part, double lowest, double highest) {
        Transform transform = transforms.get(transformOf[part]);
        double sum = 0;
        for (int k = 0; k < MEAN_SCORES.length; k++) {
            double t = Normal.inverseScore(MEAN_SCORES[k], degreesOfFreedom[part]);
            double value = transform.invert(location[part] + scale[part] * t);
            sum += MEAN_WEIGHTS[k] * Math.max(lowest, Math.min(highest, value));
        }
        return sum;
    }

    private static double[] meanWeights() {
        double[] densities = Arrays.stream(MEAN_SCORES).map(Normal::density).toArray();
        double sum = Arrays.stream(densities).sum();
        return Arrays.stream(densities).map(density -> density / sum).toArray();
    }

    /** The standard normal quantile of the value's probability. */
    public double score(double value) {
        return scoreOfProbability(cdf(value));
    }

    /** The normal score of a probability. */
    public static double scoreOfProbability(double probability) {
        return Normal.quantile(Math.max(1e-13, Math.min(1 - 1e-13, probability)));
    }

    /** The value with this normal score. */
    public double quantileOfScore(double score) {
        double p = Normal.cdf(score);
        return counts == null
                ? quantileOfScore(score, p)
                : DiscreteDistribution.toWholeNumber(quantileOfScore(score, p));
    }

    private double quantileOfScore(double score, double p) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weight.length; i++) {
            double value = transforms
                    .get(transformOf[i])
                    .invert(location[i] + scale[i] * Normal.inverseScore(score, degreesOfFreedom[i]));
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (counts != null) {
            double value = counts.quantile(p);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double under = cdf(low) - p;
        double over = cdf(high) - p;
        if (!(high > low) || under >= 0) {
            return low;
        }
        return over <= 0 ? high : falsePosition(low, high, under, over, p);
    }

    /** False position (Illinois variant), with a bisection every fourth step. */
    private double falsePosition(double from, double to, double fromExcess, double toExcess, double p) {
        double low = from;
        double high = to;
        double under = fromExcess;
        double over = toExcess;
        int side = 0;
        double value = low;
        for (int i = 0; i < STEPS && high - low > VALUE_TOLERANCE * (Math.abs(low) + Math.abs(high)); i++) {
            double guess = low - under * (high - low) / (over - under);
            value = i % 4 == 3 || !(guess > low && guess < high) ? (low + high) / 2 : guess;
            double excess = cdf(value) - p;
            if (Math.abs(excess) < PROBABILITY_TOLERANCE * Math.min(p, 1 - p)) {
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
        return high - low > VALUE_TOLERANCE * (Math.abs(low) + Math.abs(high)) ? bisect(low, high, p) : value;
    }

    /** Bisects in the order of doubles, for ends many magnitudes apart. */
    private double bisect(double from, double to, double p) {
        long low = order(from);
        long high = order(to);
        for (int i = 0; i < HALVINGS && low + 1 < high; i++) {
            long midpoint = (low & high) + ((low ^ high) >> 1);
            if (cdf(ofOrder(midpoint)) > p) {
                high = midpoint;
            } else {
                low = midpoint;
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
                && transforms.equals(that.transforms)
                && Arrays.equals(transformOf, that.transformOf)
                && Arrays.equals(weight, that.weight)
                && Arrays.equals(location, that.location)
                && Arrays.equals(scale, that.scale)
                && Arrays.equals(degreesOfFreedom, that.degreesOfFreedom)
                && Objects.equals(counts, that.counts)
                && countWeight == that.countWeight;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(location) + Arrays.hashCode(scale);
    }

    /** Collects the parts, transform by transform. */
    public static final class Builder {

        private final List<Transform> transforms = new ArrayList<>(2);
        private final int[] transformOf;
        private final double[] weight;
        private final double[] location;
        private final double[] scale;
        private final double[] degreesOfFreedom;
        private int count;

        public Builder(int most) {
            transformOf = new int[most];
            weight = new double[most];
            location = new double[most];
            scale = new double[most];
            degreesOfFreedom = new double[most];
        }

        /** The transform of the parts added from now on. */
        public void transform(Transform newTransform) {
            if (transforms.isEmpty() || !transforms.getLast().equals(newTransform)) {
                transforms.add(newTransform);
            }
        }

        public void add(double partWeight, double partLocation, double partScale, double partDegreesOfFreedom) {
            transformOf[count] = transforms.size() - 1;
            weight[count] = partWeight;
            location[count] = partLocation;
            scale[count] = partScale;
            degreesOfFreedom[count] = partDegreesOfFreedom;
            count++;
        }

        public Mixture build() {
            return new Mixture(this);
        }
    }
}
