package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.state.StateCodec;

/**
 * The tail weight of a series: a posterior over the normal and Student's t on a grid of degrees of freedom (Geweke
 * 1993), all of variance one. Old residuals are forgotten. Gives the p-value of a residual.
 */
final class TailDistribution {

    private static final double[] DEGREES_OF_FREEDOM = {3, 5, 10};

    /** Log prior odds against the normal: tails as heavy as t3 are rare. */
    private static final double[] PRIOR = {-2.86, -1.76, -1.61};

    private static final double DISCOUNT = 0.9985;
    private static final double FARTHEST = 3.5;
    private static final double LEAST = 1e-15;

    private final double[] logOdds = PRIOR.clone();

    /** The two-sided tail probability of a residual while nothing happens. */
    double twoSidedProbability(double residual) {
        double size = Math.abs(residual);
        double probability = Normal.cdf(-size);
        double total = 1;
        for (int i = 0; i < DEGREES_OF_FREEDOM.length; i++) {
            double weight = StrictMath.exp(logOdds[i]);
            double scaled = size * StrictMath.sqrt(studentVariance(i));
            probability += weight * Normal.cdf(-Normal.score(scaled, DEGREES_OF_FREEDOM[i]));
            total += weight;
        }
        return Math.max(LEAST, Math.min(1, 2 * probability / total));
    }

    /** The absolute normal score with the same tail probability. */
    double normalEquivalent(double residual) {
        return -Normal.quantile(twoSidedProbability(residual) / 2);
    }

    void learn(double residual) {
        double square = Math.min(residual * residual, FARTHEST * FARTHEST);
        double light = Normal.LOG_PEAK - square / 2;
        for (int i = 0; i < DEGREES_OF_FREEDOM.length; i++) {
            double variance = studentVariance(i);
            double heavy = Normal.logStudentDensity(StrictMath.sqrt(square * variance), DEGREES_OF_FREEDOM[i])
                    + StrictMath.log(variance) / 2;
            logOdds[i] = PRIOR[i] + DISCOUNT * (logOdds[i] - PRIOR[i]) + heavy - light;
        }
    }

    void readOrWrite(StateCodec codec) {
        codec.readOrWrite(logOdds);
    }

    /** The variance of Student's t, by which it is made one. */
    private static double studentVariance(int i) {
        return DEGREES_OF_FREEDOM[i] / (DEGREES_OF_FREEDOM[i] - 2);
    }
}
