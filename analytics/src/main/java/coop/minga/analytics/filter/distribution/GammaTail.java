package coop.minga.analytics.filter.distribution;

/**
 * The upper tail of a negative binomial count with large excess variance, by its Gamma mean. Q(shape, x) near shape
 * zero: series up to x = 1, else continued fraction (Abramowitz and Stegun 1972, 6.5.29 and 6.5.31), fixed lengths.
 */
final class GammaTail {

    /** Terms of the series; the next is below 1e-19 of the first. */
    private static final int TERMS = 20;

    /** Levels of the continued fraction: an error below 1e-12 at x = 1. */
    private static final int LEVELS = 80;

    /** Flatter tails are not distinguished. */
    private static final double LARGEST_SCALE = 1e18;

    private static final double EULER = 0.5772156649015329;
    private static final double ZETA_2 = 1.6449340668482264;
    private static final double ZETA_3 = 1.2020569031595942;
    private static final double ZETA_4 = 1.0823232337111381;

    private GammaTail() {}

    /**
     * Half of a count's probability and all above. Relative error below (1 + count / (2 scale)) / scale + 1/400.
     *
     * @param count 1 or more
     * @param scale excess variance relative to the mean; far above the mean
     */
    static double upperTail(double count, double mean, double scale) {
        double most = scale < LARGEST_SCALE ? scale : LARGEST_SCALE;
        double from = count * StrictMath.exp(-1 / (12 * count * count));
        return regularizedUpper(mean / most, from / most);
    }

    private static double regularizedUpper(double shape, double x) {
        double log = shape * StrictMath.log(x) - logGammaOfOneMore(shape);
        return x <= 1
                ? -StrictMath.expm1(log) - StrictMath.exp(log) * shape * series(shape, x)
                : shape * StrictMath.exp(log - x) * continuedFraction(shape, x);
    }

    /** The sum of (-x)^n / (n! (shape + n)) from n = 1. */
    private static double series(double shape, double x) {
        double sum = 0;
        double power = 1;
        for (int n = 1; n <= TERMS; n++) {
            power *= -x / n;
            sum += power / (shape + n);
        }
        return sum;
    }

    private static double continuedFraction(double shape, double x) {
        double denominator = x + 2 * LEVELS + 1 - shape;
        for (int n = LEVELS; n >= 1; n--) {
            denominator = x + 2 * n - 1 - shape - n * (n - shape) / denominator;
        }
        return 1 / denominator;
    }

    /** The logarithm of Gamma(1 + shape), by its Taylor series. */
    private static double logGammaOfOneMore(double shape) {
        return shape * (-EULER + shape * (ZETA_2 / 2 + shape * (-ZETA_3 / 3 + shape * ZETA_4 / 4)));
    }
}
