package coop.minga.analytics.filter.distribution;

/**
 * The normal distribution, and Student's t mapped to it (Wallace 1959). Scores up to 3 err by less than 0.5 / squared
 * degrees of freedom; bands are calibrated. StrictMath gives the same bits on every node.
 */
public final class Normal {

    /** The density at zero, one over the root of two pi. */
    private static final double PEAK = 0.3989422804014327;
    /** The logarithm of the density at zero. */
    public static final double LOG_PEAK = -0.9189385332046727;

    private static final double FARTHEST = 8;
    private static final double[] CENTRE_NUMERATOR = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] CENTRE_DENOMINATOR = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };
    private static final double[] TAIL_NUMERATOR = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] TAIL_DENOMINATOR = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };
    private static final double TAIL = 0.02425;

    private Normal() {}

    public static double density(double z) {
        return StrictMath.exp(-z * z / 2) * PEAK;
    }

    /** P(Z < z) to 12 digits from -4 on, else 8: West (2005) after Hart (1968), algorithm 5666. */
    public static double cdf(double z) {
        double size = Math.abs(z);
        double tail = size > 37 ? 0 : StrictMath.exp(-size * size / 2) * millsRatio(size);
        return z > 0 ? 1 - tail : tail;
    }

    /** The z with P(Z < z) = p; Acklam (2003), relative error below 1.2e-9. */
    public static double quantile(double p) {
        if (p < TAIL) {
            double q = StrictMath.sqrt(-2 * StrictMath.log(p));
            return polynomial(TAIL_NUMERATOR, q) / polynomial(TAIL_DENOMINATOR, q);
        }
        if (p > 1 - TAIL) {
            return -quantile(1 - p);
        }
        double q = p - 0.5;
        double r = q * q;
        return q * polynomial(CENTRE_NUMERATOR, r) / polynomial(CENTRE_DENOMINATOR, r);
    }

    /** The normal score of a Student-t value, by Wallace's approximation. */
    public static double score(double t, double degreesOfFreedom) {
        double z = StrictMath.sqrt(degreesOfFreedom * StrictMath.log1p(t * t / degreesOfFreedom))
                * (8 * degreesOfFreedom + 1)
                / (8 * degreesOfFreedom + 3);
        return StrictMath.copySign(Math.min(z, FARTHEST + 1), t);
    }

    /** The inverse of {@link #score}. */
    static double inverseScore(double z, double degreesOfFreedom) {
        double x = Math.abs(z) * (8 * degreesOfFreedom + 3) / (8 * degreesOfFreedom + 1);
        double t = StrictMath.sqrt(degreesOfFreedom * StrictMath.expm1(Math.min(600, x * x / degreesOfFreedom)));
        return StrictMath.copySign(t, z);
    }

    /** The logarithm of Student's t density, its constant by Stirling's series. */
    public static double logStudentDensity(double t, double degreesOfFreedom) {
        return logStudentDensity(t, degreesOfFreedom, logStudentPeak(degreesOfFreedom));
    }

    /** The same with the density's peak computed once for several values. */
    public static double logStudentDensity(double t, double degreesOfFreedom, double peak) {
        return peak - (degreesOfFreedom + 1) / 2 * StrictMath.log1p(t * t / degreesOfFreedom);
    }

    public static double logStudentPeak(double degreesOfFreedom) {
        double norm = 1 - 1 / (4 * degreesOfFreedom) + 1 / (32 * degreesOfFreedom * degreesOfFreedom);
        return StrictMath.log(PEAK * norm);
    }

    private static double millsRatio(double z) {
        if (z >= 7.07106781186547) {
            return 1 / (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) / 2.506628274631;
        }
        double numerator = 3.52624965998911e-02 * z + 0.700383064443688;
        numerator = numerator * z + 6.37396220353165;
        numerator = numerator * z + 33.912866078383;
        numerator = numerator * z + 112.079291497871;
        numerator = numerator * z + 221.213596169931;
        numerator = numerator * z + 220.206867912376;
        double denominator = 8.83883476483184e-02 * z + 1.75566716318264;
        denominator = denominator * z + 16.064177579207;
        denominator = denominator * z + 86.7807322029461;
        denominator = denominator * z + 296.564248779674;
        denominator = denominator * z + 637.333633378831;
        denominator = denominator * z + 793.826512519948;
        denominator = denominator * z + 440.413735824752;
        return numerator / denominator;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
