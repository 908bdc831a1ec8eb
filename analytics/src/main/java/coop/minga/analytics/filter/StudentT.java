package coop.minga.analytics.filter;

/**
 * Student's t distribution: tail by the regularized incomplete beta function (its continued fraction evaluated by
 * Lentz's method; Abramowitz and Stegun 26.5.8, 26.5.27), quantile by safeguarded Newton steps on that tail. StrictMath
 * throughout, so that every node gives the same bits.
 */
final class StudentT {

    private static final double TINY = 1e-300;

    private StudentT() {}

    /** P(T > t) for t of either sign. */
    static double upperTail(double t, double freedom) {
        double half = 0.5 * twoSidedTail(t, freedom);
        return t >= 0 ? half : 1 - half;
    }

    /** P(|T| > |t|). */
    static double twoSidedTail(double t, double freedom) {
        double square = t * t;
        if (square == 0) {
            return 1;
        }
        if (Double.isInfinite(square)) {
            return 0;
        }
        return incompleteBeta(freedom / (freedom + square), freedom / 2, 0.5, square / (freedom + square));
    }

    static double quantile(double p, double freedom) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("probability " + p + ": expected between 0 and 1");
        }
        if (p == 0.5) {
            return 0;
        }
        double tail = Math.min(p, 1 - p);
        double size = positiveQuantile(tail, freedom);
        return p < 0.5 ? -size : size;
    }

    static double logDensity(double t, double freedom) {
        return logGamma((freedom + 1) / 2)
                - logGamma(freedom / 2)
                - 0.5 * StrictMath.log(freedom * Math.PI)
                - (freedom + 1) / 2 * StrictMath.log1p(t * t / freedom);
    }

    private static double positiveQuantile(double tail, double freedom) {
        double low = 0;
        double high = Double.MAX_VALUE;
        double t = guess(tail, freedom);
        for (int i = 0; i < 100; i++) {
            double excess = upperTail(t, freedom) - tail;
            if (excess > 0) {
                low = t;
            }
            if (excess <= 0) {
                high = t;
            }
            double newton = t + excess / StrictMath.exp(logDensity(t, freedom));
            double next = newton > low && newton < high ? newton : between(low, high);
            if (Math.abs(next - t) <= 1e-14 * Math.abs(next)) {
                return next;
            }
            t = next;
        }
        return t;
    }

    /** The normal quantile (Abramowitz and Stegun 26.2.23) carried over by Wallace's formula, see {@link NormalScore}. */
    private static double guess(double tail, double freedom) {
        double w = StrictMath.sqrt(-2 * StrictMath.log(tail));
        double normal =
                w - (2.515517 + w * (0.802853 + w * 0.010328)) / (1 + w * (1.432788 + w * (0.189269 + w * 0.001308)));
        double z = Math.max(normal, 1e-3) * (8 * freedom + 3) / (8 * freedom + 1);
        return StrictMath.sqrt(freedom * StrictMath.expm1(Math.min(z * z / freedom, 200)));
    }

    private static double between(double low, double high) {
        return high == Double.MAX_VALUE ? 2 * low : (low + high) / 2;
    }

    /** I_x(a, b), with {@code rest} = 1 - x given apart to keep its digits. */
    private static double incompleteBeta(double x, double a, double b, double rest) {
        double front = StrictMath.exp(logGamma(a + b)
                - logGamma(a)
                - logGamma(b)
                + a * StrictMath.log(Math.max(x, TINY))
                + b * StrictMath.log(Math.max(rest, TINY)));
        if (x < (a + 1) / (a + b + 2)) {
            return front * fraction(x, a, b) / a;
        }
        return 1 - front * fraction(rest, b, a) / b;
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double result = d;
        for (int m = 1; m <= 500; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            double factor = d * c;
            result *= factor;
            if (Math.abs(factor - 1) < 1e-15) {
                break;
            }
        }
        return result;
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** Stirling's series (Abramowitz and Stegun 6.1.41), after raising x to at least 12, for x > 0. */
    private static double logGamma(double x) {
        double raised = x;
        double product = 1;
        while (raised < 12) {
            product *= raised;
            raised += 1;
        }
        double r = 1 / raised;
        double s = r * r;
        double series = r * (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s / 1188.0))));
        return (raised - 0.5) * StrictMath.log(raised)
                - raised
                + 0.5 * StrictMath.log(2 * Math.PI)
                + series
                - StrictMath.log(product);
    }
}
