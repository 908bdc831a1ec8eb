package coop.minga.analytics.filter.distribution;

import coop.minga.analytics.filter.result.ScaleKind;
import coop.minga.analytics.filter.state.StateCodec;

/** The scale on which a member of the bank sees the values, so that its noise is about even there. */
public sealed interface Transform {

    /** The value on this scale. */
    double in(double value);

    /** Back to the indicator's unit. */
    double out(double scaled);

    /** The logarithm of how steeply the scale climbs at a value: densities are compared in the unit itself. */
    double logSteepness(double value);

    /** What is said of it to people. A bend of 0 leaves values as they are. */
    default ScaleKind kind() {
        return switch (this) {
            case Identity straight -> ScaleKind.STRAIGHT;
            case Asinh bent -> bent.bend() == 0 ? ScaleKind.STRAIGHT : ScaleKind.LOG_LIKE;
            case Logit odds -> ScaleKind.LOG_ODDS;
        };
    }

    /** When saving keeps which scale it is and returns it; when restoring returns the one kept. */
    static Transform exchange(Transform it, StateCodec cells) {
        int code = cells.exchange(code(it));
        double bend = cells.exchange(bend(it));
        return code == code(it) && bend == bend(it) ? it : of(code, bend);
    }

    private static int code(Transform scale) {
        return switch (scale) {
            case Identity straight -> 0;
            case Asinh bent -> 1;
            case Logit odds -> 2;
        };
    }

    private static double bend(Transform scale) {
        return scale instanceof Asinh bent ? bent.bend() : 0;
    }

    private static Transform of(int code, double bend) {
        return switch (code) {
            case 1 -> new Asinh(bend);
            case 2 -> new Logit();
            default -> new Identity();
        };
    }

    /** For values of any sign. */
    record Identity() implements Transform {

        @Override
        public double in(double value) {
            return value;
        }

        @Override
        public double out(double scaled) {
            return scaled;
        }

        @Override
        public double logSteepness(double value) {
            return 0;
        }
    }

    /**
     * For flows and counts, the inverse hyperbolic sine: near zero it is straight, far above the bend a logarithm, so
     * that noise in proportion to the size becomes even, and zeros need no exception (Johnson 1949; Burbidge, Magee
     * and Robb 1988). A bend of 0 leaves values as they are.
     */
    record Asinh(double bend) implements Transform {

        private static final double FARTHEST = 300;

        @Override
        public double in(double value) {
            if (bend == 0) {
                return value;
            }
            double x = Math.abs(value / bend);
            double size = StrictMath.log1p(x + x * x / (1 + StrictMath.hypot(1, x)));
            return value < 0 ? -size : size;
        }

        @Override
        public double out(double scaled) {
            double near = Math.max(-FARTHEST, Math.min(FARTHEST, scaled));
            return bend == 0 ? near : bend * StrictMath.sinh(near);
        }

        @Override
        public double logSteepness(double value) {
            return -StrictMath.log(StrictMath.hypot(value, bend));
        }
    }

    /** For shares between 0 and 1: the logarithm of the odds. */
    record Logit() implements Transform {

        private static final double NEAREST = 1e-4;

        @Override
        public double in(double value) {
            double share = inside(value);
            return StrictMath.log(share / (1 - share));
        }

        @Override
        public double out(double scaled) {
            return 1 / (1 + StrictMath.exp(-scaled));
        }

        @Override
        public double logSteepness(double value) {
            double share = inside(value);
            return -StrictMath.log(share * (1 - share));
        }

        private static double inside(double value) {
            return Math.max(NEAREST, Math.min(1 - NEAREST, value));
        }
    }
}
