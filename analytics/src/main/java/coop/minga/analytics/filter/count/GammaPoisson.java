package coop.minga.analytics.filter.count;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * A dynamic Poisson model: a Gamma level times the factor of its day. Discounts keep the mean and add uncertainty,
 * linearly over several days (West and Harrison 1997, chapter 14; Harvey and Fernandes 1989).
 */
final class GammaPoisson {

    private static final double LEAST_SHAPE = 0.05;
    private static final double MOST_RELATIVE_VARIANCE = 3;

    private final double discount;
    private double shape;
    private double rate;

    GammaPoisson(double discount) {
        this.discount = discount;
    }

    /** Starts at a mean above 0, known as from one day. */
    void start(double mean) {
        shape = Math.max(LEAST_SHAPE, mean);
        rate = shape / mean;
    }

    double shape() {
        return shape;
    }

    double rate() {
        return rate;
    }

    /** The mean of a count whose factor is one. */
    double level() {
        return shape / rate;
    }

    /**
     * The variance of the level relative to its square.
     *
     * @param days open days since the last reading, from 1
     */
    double relativeVariance(int days) {
        return Math.min(MOST_RELATIVE_VARIANCE, varianceGrowth(days) / shape);
    }

    /**
     * Learns a count. The discount bounds how certain busy weekdays make the level.
     *
     * @param days open days since the last reading, from 1
     * @param factor mean of the day relative to the level
     * @param countProbability that it is no excess zero
     */
    void learn(int days, double factor, double count, double countProbability) {
        double discountedShape = Math.max(LEAST_SHAPE, shape / varianceGrowth(days));
        double exposure = Math.min(rate * (discountedShape / shape), 1 / (1 - discount));
        shape = discountedShape + countProbability * count;
        rate = exposure + countProbability * factor;
    }

    void readOrWrite(StateCodec codec) {
        shape = codec.readOrWrite(shape);
        rate = codec.readOrWrite(rate);
    }

    private double varianceGrowth(int days) {
        return 1 + days * (1 / discount - 1);
    }
}
