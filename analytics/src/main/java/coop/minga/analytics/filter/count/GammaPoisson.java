package coop.minga.analytics.filter.count;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * One dynamic Poisson model: the mean of a count is a level, Gamma distributed, times the factor of its day. The Gamma is
 * conjugate to the count given the factor; a day discounts shape and rate alike, so that the mean stays and its
 * uncertainty grows (West and Harrison 1997, chapter 14; Harvey and Fernandes 1989). Over several days that growth is
 * held, not compounded.
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

    /** Begins at a mean above 0, known as well as one day tells it. */
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

    /** The mean of the level, which is that of a count whose factor is one. */
    double level() {
        return shape / rate;
    }

    /**
     * How uncertain the level is: its variance over its square.
     *
     * @param days open days since the last reading, from 1
     */
    double relativeVariance(int days) {
        return Math.min(MOST_RELATIVE_VARIANCE, varianceGrowth(days) / shape);
    }

    /**
     * Takes a count in. The rate is held to what a discount lets gather from days of the level, so that a weekday of many
     * times the level's counts does not make the level look surer than it is.
     *
     * @param days open days since the reading before, from 1
     * @param factor by which the mean of the day is the level's multiple
     * @param countProbability the probability that the count tells of the mean at all and is no excess zero
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
