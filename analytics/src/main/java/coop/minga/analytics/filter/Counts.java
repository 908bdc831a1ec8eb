package coop.minga.analytics.filter;

/** Small whole numbers: their chances come in steps and lean to the right, which no bell curve follows. */
final class Counts {

    private static final double LARGEST_MEAN = 15;
    private static final double FARTHEST = 8;
    private static final double LEAST = 1e-17;
    private static final int MOST_STEPS = 10_000;

    private Counts() {}

    static boolean small(double mean) {
        return mean <= LARGEST_MEAN;
    }

    /**
     * The normal score of the middle of what is expected of a count at most this large (mid-P), under the negative
     * binomial with a mean and a variance: a Poisson count whose mean is itself Gamma distributed.
     */
    static double score(double count, double mean, double variance) {
        double excess = Math.max(variance - mean, 1e-6 * mean);
        double shape = mean * mean / excess;
        double ratio = mean / (mean + shape);
        double chance = StrictMath.exp(shape * StrictMath.log1p(-ratio));
        double below = 0;
        double at = 0;
        while (at < count && at < MOST_STEPS) {
            below += chance;
            chance *= (at + shape) / (at + 1) * ratio;
            at++;
        }
        double score = count > mean
                ? -Normal.quantile(Math.max(LEAST, above(chance, at, shape, ratio)))
                : Normal.quantile(Math.max(LEAST, below + chance / 2));
        return Math.max(-FARTHEST, Math.min(FARTHEST, score));
    }

    /**
     * Half of this chance and all after it, added up: one minus the rest would cancel. What is smaller than any normal number
     * would shrink no further and go on for ever.
     */
    private static double above(double chance, double at, double shape, double ratio) {
        double sum = chance / 2;
        double next = chance;
        for (double k = at; next > Math.max(Double.MIN_NORMAL, LEAST * sum); k++) {
            next *= (k + shape) / (k + 1) * ratio;
            sum += next;
        }
        return sum;
    }
}
