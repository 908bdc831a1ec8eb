package coop.minga.analytics.filter.distribution;

import coop.minga.analytics.filter.result.TransformKind;
import coop.minga.analytics.filter.state.StateCodec;

/** The transform of a model: makes its noise roughly homoscedastic. */
public sealed interface Transform {

    /** Transforms a value. */
    double apply(double value);

    /** Transforms back, to the indicator's unit of measure. */
    double invert(double scaled);

    /** The log derivative: makes densities comparable in the unit of measure. */
    double logJacobian(double value);

    /** The kind shown to people. A scale of 0 is the identity. */
    default TransformKind kind() {
        return switch (this) {
            case Identity identity -> TransformKind.IDENTITY;
            case Asinh asinh -> asinh.scale() == 0 ? TransformKind.IDENTITY : TransformKind.ASINH;
            case Logit logit -> TransformKind.LOGIT;
        };
    }

    /** Writes the transform, or reads it back. */
    static Transform readOrWrite(Transform it, StateCodec codec) {
        int code = codec.readOrWrite(code(it));
        double scale = codec.readOrWrite(scaleOf(it));
        return code == code(it) && scale == scaleOf(it) ? it : of(code, scale);
    }

    private static int code(Transform transform) {
        return switch (transform) {
            case Identity identity -> 0;
            case Asinh asinh -> 1;
            case Logit logit -> 2;
        };
    }

    private static double scaleOf(Transform transform) {
        return transform instanceof Asinh asinh ? asinh.scale() : 0;
    }

    private static Transform of(int code, double scale) {
        return switch (code) {
            case 0 -> new Identity();
            case 1 -> new Asinh(scale);
            case 2 -> new Logit();
            default -> throw new IllegalArgumentException("transform " + code + ": expected 0, 1 or 2");
        };
    }

    /** For values of any sign. */
    record Identity() implements Transform {

        @Override
        public double apply(double value) {
            return value;
        }

        @Override
        public double invert(double scaled) {
            return scaled;
        }

        @Override
        public double logJacobian(double value) {
            return 0;
        }
    }

    /**
     * The inverse hyperbolic sine (Johnson 1949; Burbidge, Magee and Robb 1988): linear near zero, logarithmic far
     * above the scale. Evens out multiplicative noise and allows zeros. A scale of 0 is the identity.
     */
    record Asinh(double scale) implements Transform {

        private static final double LARGEST_TRANSFORMED = 300;

        @Override
        public double apply(double value) {
            if (scale == 0) {
                return value;
            }
            double x = Math.abs(value / scale);
            double size = StrictMath.log1p(x + x * x / (1 + StrictMath.hypot(1, x)));
            return value < 0 ? -size : size;
        }

        @Override
        public double invert(double scaled) {
            double near = Math.max(-LARGEST_TRANSFORMED, Math.min(LARGEST_TRANSFORMED, scaled));
            return scale == 0 ? near : scale * StrictMath.sinh(near);
        }

        @Override
        public double logJacobian(double value) {
            return -StrictMath.log(StrictMath.hypot(value, scale));
        }
    }

    /** Log odds, for proportions between 0 and 1. */
    record Logit() implements Transform {

        private static final double NEAREST = 1e-4;

        @Override
        public double apply(double value) {
            double share = inside(value);
            return StrictMath.log(share / (1 - share));
        }

        @Override
        public double invert(double scaled) {
            return 1 / (1 + StrictMath.exp(-scaled));
        }

        @Override
        public double logJacobian(double value) {
            double share = inside(value);
            return -StrictMath.log(share * (1 - share));
        }

        private static double inside(double value) {
            return Math.max(NEAREST, Math.min(1 - NEAREST, value));
        }
    }
}
