package coop.minga.analytics.filter;

/**
 * The inverse hyperbolic sine scale: near zero it is straight, far above {@code bend} it is a logarithm, so that noise in
 * proportion to the size becomes even, and zeros need no exception (Johnson 1949; Burbidge, Magee and Robb 1988). A bend
 * of 0 leaves values as they are.
 */
final class Bend {

    private Bend() {}

    static double in(double value, double bend) {
        if (bend == 0) {
            return value;
        }
        double x = Math.abs(value / bend);
        double size = StrictMath.log1p(x + x * x / (1 + StrictMath.hypot(1, x)));
        return value < 0 ? -size : size;
    }

    static double out(double bent, double bend) {
        return bend == 0 ? bent : bend * StrictMath.sinh(bent);
    }
}
