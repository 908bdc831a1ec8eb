package coop.minga.analytics.filter;

/** The scale on which a member of the bank sees the values, so that its noise is about even there. */
sealed interface Scale {

    /** The value on this scale. */
    double in(double value);

    /** Back to the indicator's unit. */
    double out(double scaled);

    /** The logarithm of how steeply the scale climbs at a value: densities are compared in the unit itself. */
    double logSteepness(double value);

    /** For values of any sign. */
    record Straight() implements Scale {

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

    /** For flows and counts: straight near zero, a logarithm far above the bend, see {@link Bend}. */
    record Bent(double bend) implements Scale {

        private static final double FARTHEST = 300;

        @Override
        public double in(double value) {
            return Bend.in(value, bend);
        }

        @Override
        public double out(double scaled) {
            return Bend.out(Math.max(-FARTHEST, Math.min(FARTHEST, scaled)), bend);
        }

        @Override
        public double logSteepness(double value) {
            return -StrictMath.log(StrictMath.hypot(value, bend));
        }
    }

    /** For shares between 0 and 1: the logarithm of the odds. */
    record LogOdds() implements Scale {

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
