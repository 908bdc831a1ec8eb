package coop.minga.analytics.filter;

/**
 * The predictive distribution of a reading, made before it is seen: a Student-t, on the indicator's own scale or, for
 * flows whose noise grows with their size, on a bent one (see {@link Bend}), cut off at the indicator's bounds.
 *
 * @param ready false while there is too little history; nothing else may then be asked
 * @param mean the middle, in the indicator's unit (on a bent scale it is the median there)
 * @param scale of the Student-t: in the indicator's unit where {@code bend} is 0, else on the bent scale
 * @param bend where the scale turns from linear to logarithmic, in the indicator's unit; 0 for a straight scale
 */
public record Forecast(
        boolean ready, double mean, double scale, double degreesOfFreedom, double bend, double lowest, double highest) {

    private static final Forecast NOT_READY = new Forecast(false, Double.NaN, Double.NaN, Double.NaN);

    public Forecast {
        if (ready && !(Double.isFinite(mean) && scale > 0 && degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("forecast with mean " + mean + ", scale " + scale
                    + ", degrees of freedom " + degreesOfFreedom + ": expected a finite mean and positive others");
        }
    }

    /** On a straight scale without bounds. */
    public Forecast(boolean ready, double mean, double scale, double degreesOfFreedom) {
        this(ready, mean, scale, degreesOfFreedom, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The forecast of a series that is too short for one. */
    public static Forecast notReady() {
        return NOT_READY;
    }

    /** The value that a reading stays below with probability {@code p}. */
    public double quantile(double p) {
        requireReady();
        double t = StudentT.quantile(p, degreesOfFreedom);
        return clamp(t == 0 ? mean : Bend.out(Bend.in(mean, bend) + scale * t, bend));
    }

    /** The central interval that holds a reading with probability {@code coverage}, for example 0.8. */
    public Interval interval(double coverage) {
        return new Interval(quantile((1 - coverage) / 2), quantile((1 + coverage) / 2));
    }

    /** How many scales the value lies from the middle; positive above it. */
    double standardized(double value) {
        requireReady();
        return (Bend.in(value, bend) - Bend.in(mean, bend)) / scale;
    }

    /** Minus the decimal logarithm of the two-sided tail probability of the value, see {@link Verdict}. */
    public double surprise(double value) {
        double tail = StudentT.twoSidedTail(standardized(value), degreesOfFreedom);
        return Math.max(0, Math.min(Verdict.MOST_SURPRISE, -StrictMath.log10(tail)));
    }

    private double clamp(double value) {
        return Math.max(lowest, Math.min(highest, value));
    }

    private void requireReady() {
        if (!ready) {
            throw new IllegalStateException("the series has too little history for a forecast: ask ready() first");
        }
    }
}
