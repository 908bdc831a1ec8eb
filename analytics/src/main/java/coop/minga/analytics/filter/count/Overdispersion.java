package coop.minga.analytics.filter.count;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * How far counts scatter beyond a Poisson's of their mean, from day to day without memory: the posterior over a grid of
 * relative variances of a Gamma factor of mean one, older counts forgotten (the random effect of Berry and West 2020,
 * its size learned instead of chosen).
 */
final class Overdispersion {

    static final double[] GRID = {0, 0.05, 0.125, 0.25, 0.5, 1, 2};
    private static final double KEPT = 0.995;
    private static final double LEAST_VARIANCE = 1e-7;

    private final float[] score = new float[GRID.length];
    private final double[] share = new double[GRID.length];

    Overdispersion() {
        weigh();
    }

    double share(int of) {
        return share[of];
    }

    /** The shape of the negative binomial whose mean is doubtful by that relative variance. */
    static double shape(double doubt, int of) {
        return 1 / Math.max(LEAST_VARIANCE, (1 + doubt) * (1 + GRID[of]) - 1);
    }

    /** @param logChance the logarithm of the chance that the last count had under each variance */
    void learn(double[] logChance) {
        for (int k = 0; k < score.length; k++) {
            score[k] = (float) (KEPT * score[k] + logChance[k]);
        }
        weigh();
    }

    void exchange(StateCodec cells) {
        cells.exchange(score);
        weigh();
    }

    private void weigh() {
        float most = Float.NEGATIVE_INFINITY;
        for (float each : score) {
            most = Math.max(most, each);
        }
        double sum = 0;
        for (int k = 0; k < score.length; k++) {
            score[k] -= most;
            share[k] = StrictMath.exp(score[k]);
            sum += share[k];
        }
        for (int k = 0; k < share.length; k++) {
            share[k] /= sum;
        }
    }
}
