package coop.minga.analytics.filter.distribution;

/** A Poisson count with a Gamma mean, by its mean and shape. */
public final class NegativeBinomial {

    private static final double STIRLING_FROM = 10;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final double NEGLIGIBLE = 1e-14;

    private NegativeBinomial() {}

    /** The log probability of a count, for a mean above 0. */
    public static double logProbability(double count, double mean, double shape) {
        double logZeroProbability = -shape * StrictMath.log1p(mean / shape);
        if (count == 0) {
            return logZeroProbability;
        }
        return logZeroProbability
                + logGamma(count + shape)
                - logGamma(shape)
                - logGamma(count + 1)
                + count * StrictMath.log(mean / (mean + shape));
    }

    /** Adds the weighted probability of each index to the array. */
    public static void addProbabilities(double[] probabilities, double weight, double mean, double shape) {
        double ratio = mean / (mean + shape);
        double probability = weight * StrictMath.exp(-shape * StrictMath.log1p(mean / shape));
        for (int k = 0; k < probabilities.length && (probability > NEGLIGIBLE || k < mean); k++) {
            probabilities[k] += probability;
            probability *= (k + shape) / (k + 1.0) * ratio;
        }
    }

    /** Log gamma of a positive number, to 12 digits, by Stirling's series. */
    static double logGamma(double of) {
        double x = of;
        double product = 1;
        for (int i = 0; i < STIRLING_FROM && x < STIRLING_FROM; i++) {
            product *= x;
            x++;
        }
        double square = 1 / (x * x);
        double series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / x;
        return (x - 0.5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI + series - StrictMath.log(product);
    }
}
