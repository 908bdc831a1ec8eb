package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.state.StateCodec;

/**
 * How heavy the tails of a series are: the posterior over the normal distribution and Student's t with few degrees of
 * freedom, all of variance one, given its residuals so far; older ones are slowly forgotten. A mixture by these weights
 * says how rare a residual is. A Bayesian mixture over a grid of degrees of freedom (as Geweke 1993 has it for regressions); the
 * priors and the forgetting are our own.
 */
final class TailDistribution {

    private static final double[] FREEDOM = {3, 5, 10};

    /** Logarithms of the prior odds against the normal: few series are as wild as t with three degrees. */
    private static final double[] PRIOR = {-2.86, -1.76, -1.61};

    private static final double KEPT = 0.9985;
    private static final double FARTHEST = 3.5;
    private static final double LEAST = 1e-15;

    private final double[] odds = PRIOR.clone();

    /** The probability that a residual lies at least so far from zero, on either side, were nothing the matter. */
    double chance(double residual) {
        double size = Math.abs(residual);
        double chance = Normal.below(-size);
        double all = 1;
        for (int i = 0; i < FREEDOM.length; i++) {
            double weight = StrictMath.exp(odds[i]);
            double stretched = size * StrictMath.sqrt(stretch(i));
            chance += weight * Normal.below(-Normal.score(stretched, FREEDOM[i]));
            all += weight;
        }
        return Math.max(LEAST, Math.min(1, 2 * chance / all));
    }

    /** As many deviations of a normal distribution as are as rare as this residual; 0 or more. */
    double rarity(double residual) {
        return -Normal.quantile(chance(residual) / 2);
    }

    void learn(double residual) {
        double square = Math.min(residual * residual, FARTHEST * FARTHEST);
        double light = Normal.LOG_PEAK - square / 2;
        for (int i = 0; i < FREEDOM.length; i++) {
            double stretch = stretch(i);
            double heavy =
                    Normal.logStudent(StrictMath.sqrt(square * stretch), FREEDOM[i]) + StrictMath.log(stretch) / 2;
            odds[i] = PRIOR[i] + KEPT * (odds[i] - PRIOR[i]) + heavy - light;
        }
    }

    void exchange(StateCodec cells) {
        cells.exchange(odds);
    }

    /** The variance of Student's t, by which it is made one. */
    private static double stretch(int i) {
        return FREEDOM[i] / (FREEDOM[i] - 2);
    }
}
