package coop.minga.analytics.filter.count;

import java.util.Arrays;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * The mean count of each weekday relative to the level: conjugate Gamma distributions. Each is discounted towards one
 * on its weekday (Chen, Banks and West 2018).
 */
final class WeekdayFactors {

    private static final float PRIOR = 20;
    private static final double DISCOUNT = 0.985;

    private final boolean weekly;
    private final float[] shape = new float[7];
    private final float[] rate = new float[7];

    WeekdayFactors(boolean weekly) {
        this.weekly = weekly;
        start();
    }

    void start() {
        Arrays.fill(shape, PRIOR);
        Arrays.fill(rate, PRIOR);
    }

    double factor(int weekday) {
        return weekly ? (double) shape[weekday] / rate[weekday] : 1;
    }

    /** The relative variance of the weekday's mean, given the level's. */
    double relativeVariance(int weekday, double levelVariance) {
        return weekly ? (1 + levelVariance) * (1 + 1.0 / shape[weekday]) - 1 : levelVariance;
    }

    /**
     * Learns a count.
     *
     * @param level its mean if all weekdays were alike
     * @param countProbability that it is no excess zero
     */
    void learn(int weekday, double level, double count, double countProbability) {
        shape[weekday] = (float) (PRIOR + DISCOUNT * (shape[weekday] - PRIOR) + countProbability * count);
        rate[weekday] = (float) (PRIOR + DISCOUNT * (rate[weekday] - PRIOR) + countProbability * level);
    }

    void readOrWrite(StateCodec codec) {
        if (weekly) {
            codec.readOrWrite(shape);
            codec.readOrWrite(rate);
        }
    }
}
