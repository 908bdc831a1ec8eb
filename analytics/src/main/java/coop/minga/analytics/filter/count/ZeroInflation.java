package coop.minga.analytics.filter.count;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * The probability of excess zeros, independent of the mean: Beta distributed, discounted towards its prior (zero part
 * of Berry and West 2020, as an inflation). Each zero counts by its posterior probability.
 */
final class ZeroInflation {

    private static final double DISCOUNT = 0.99;
    private static final double PRIOR = 0.1;
    private static final double PRIOR_AGAINST = 9.9;

    /** Shape and counter-shape of the Beta distribution. */
    private final float[] beta = {(float) PRIOR, (float) PRIOR_AGAINST};

    double probability() {
        return beta[0] / ((double) beta[0] + beta[1]);
    }

    /**
     * Posterior probability that a zero is an excess one.
     *
     * @param zeroProbability without inflation
     */
    double posterior(double zeroProbability) {
        double total = probability() + (1 - probability()) * zeroProbability;
        return probability() / total;
    }

    /** @param probability that the last count was an excess zero */
    void learn(double probability) {
        beta[0] = (float) (PRIOR + DISCOUNT * (beta[0] - PRIOR) + probability);
        beta[1] = (float) (PRIOR_AGAINST + DISCOUNT * (beta[1] - PRIOR_AGAINST) + 1 - probability);
    }

    void readOrWrite(StateCodec codec) {
        codec.readOrWrite(beta);
    }
}
