package coop.minga.analytics.filter.count;

import java.util.Arrays;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * By how much the mean count of each weekday is the level's multiple: a Gamma distribution for each, conjugate to the
 * count given the level, discounted towards one whenever its weekday comes (as the factors of Chen, Banks and West 2018).
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

    /** With what is doubtful of the level, relative to its square, that of the mean of the weekday. */
    double relativeVariance(int weekday, double levelVariance) {
        return weekly ? (1 + levelVariance) * (1 + 1.0 / shape[weekday]) - 1 : levelVariance;
    }

    /**
     * Takes a count in.
     *
     * @param level its mean, were every weekday the same
     * @param countProbability the probability that the count tells of the mean at all
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
