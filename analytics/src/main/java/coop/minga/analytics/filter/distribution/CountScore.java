package coop.minga.analytics.filter.distribution;

import coop.minga.analytics.filter.result.IterationLimitException;

/** Normal scores of small counts, whose distribution is discrete and skewed. */
public final class CountScore {

    private static final double LARGEST_MEAN = 15;
    private static final double FARTHEST = 8;
    private static final double LEAST = 1e-17;

    /** Above this ratio of excess variance to mean, {@link GammaTail} is used. */
    private static final double GAMMA_FROM = 400;

    /** A probability whose later terms sum to less than {@link #LEAST}. */
    private static final double NEGLIGIBLE = 1e-30;

    /**
     * From the thirtieth count on, each probability is at most 1 - 1 / (2 + 2 * {@link #GAMMA_FROM}) of the one before.
     * Hence 55,430 steps from one to {@link #NEGLIGIBLE}, then 31,430 to {@link #LEAST} of the sum.
     */
    private static final int MOST_STEPS = 90_000;

    private CountScore() {}

    public static boolean isSmall(double mean) {
        return mean <= LARGEST_MEAN;
    }

    /**
     * The normal score (mid-P) of a count under a negative binomial distribution.
     *
     * @param mean above 0 and {@link #isSmall}
     */
    public static double score(double count, double mean, double variance) {
        double excess = Math.max(variance - mean, 1e-6 * mean);
        if (count > mean && !(excess <= GAMMA_FROM * mean)) {
            return within(-Normal.quantile(Math.max(LEAST, GammaTail.upperTail(count, mean, excess / mean))));
        }
        double shape = mean * mean / excess;
        double ratio = mean / (mean + shape);
        double probability = StrictMath.exp(shape * StrictMath.log1p(-ratio));
        double lowerTail = 0;
        int at = 0;
        while (at < count && (at <= mean || probability >= NEGLIGIBLE)) {
            lowerTail += probability;
            probability *= (at + shape) / (at + 1) * ratio;
            at = next(at);
        }
        return within(
                count > mean
                        ? -Normal.quantile(Math.max(LEAST, upperTail(probability, at, shape, ratio)))
                        : Normal.quantile(Math.max(LEAST, lowerTail + probability / 2)));
    }

    /** Half of this probability and all later ones, to 1e-17: no cancellation. */
    private static double upperTail(double probability, int at, double shape, double ratio) {
        double sum = probability / 2;
        double next = probability;
        for (int k = at; next > Math.max(Double.MIN_NORMAL, LEAST * sum); k = next(k)) {
            next *= (k + shape) / (k + 1) * ratio;
            sum += next;
        }
        return sum;
    }

    private static int next(int step) {
        if (step == MOST_STEPS) {
            throw new IterationLimitException("a sum of more than " + MOST_STEPS + " chances of a count");
        }
        return step + 1;
    }

    private static double within(double score) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, score));
    }
}
