package coop.minga.analytics.filter.count;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * The variance of counts beyond Poisson: a posterior over a grid of relative variances of a daily Gamma factor with
 * mean one (random effect of Berry and West 2020, its size learned). Old counts are forgotten.
 */
final class Overdispersion {

    static final double[] GRID = {0, 0.05, 0.125, 0.25, 0.5, 1, 2};
    private static final double DISCOUNT = 0.995;
    private static final double LEAST_VARIANCE = 1e-7;

    private final float[] logWeight = new float[GRID.length];
    private final double[] weight = new double[GRID.length];

    Overdispersion() {
        weigh();
    }

    double weight(int index) {
        return weight[index];
    }

    /** The shape of the negative binomial, given its mean's relative variance. */
    static double shape(double relativeVariance, int index) {
        return 1 / Math.max(LEAST_VARIANCE, (1 + relativeVariance) * (1 + GRID[index]) - 1);
    }

    /** @param logProbability log probability of the last count under each variance */
    void learn(double[] logProbability) {
        for (int k = 0; k < logWeight.length; k++) {
            logWeight[k] = (float) (DISCOUNT * logWeight[k] + logProbability[k]);
        }
        weigh();
    }

    void readOrWrite(StateCodec codec) {
        codec.readOrWrite(logWeight);
        weigh();
    }

    private void weigh() {
        float largest = Float.NEGATIVE_INFINITY;
        for (float each : logWeight) {
            largest = Math.max(largest, each);
        }
        double sum = 0;
        for (int k = 0; k < logWeight.length; k++) {
            logWeight[k] -= largest;
            weight[k] = StrictMath.exp(logWeight[k]);
            sum += weight[k];
        }
        for (int k = 0; k < weight.length; k++) {
            weight[k] /= sum;
        }
    }
}
