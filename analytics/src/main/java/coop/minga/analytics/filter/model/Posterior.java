package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * What one member of the bank knows of a series: mean and covariance of its state (level, slope, fading part, weekday
 * contrasts, yearly harmonics) and the observational variance, in the conjugate form of West and Harrison (1997),
 * sections 4.5 and 10.8.
 */
public final class Posterior {

    static final int LEVEL = 0;
    public static final int SLOPE = 1;
    public static final int FADING = 2;
    static final int WEEKDAYS = 3;

    private static final double LOOSE_FREEDOM = 20;
    private static final double LEAST_VARIANCE = 1e-60;
    private static final double LEAST_RELATIVE = 1e-12;
    private static final double FIRST_FREEDOM = 3;

    /** Beyond it the arithmetic of a day could run out of the range of numbers. */
    private static final double LARGEST = 1e110;

    private final ModelSettings settings;
    private final boolean weekly;
    private final int size;
    private final double[] mean;
    /** Rows one after another; open to the collapse of the four processes, which is the hottest place of all. */
    final double[] covariance;

    private double variance;
    private double freedom;

    Posterior(ModelSettings settings, boolean weekly) {
        this.settings = settings;
        this.weekly = weekly;
        this.size = settings.size(weekly);
        this.mean = new double[size];
        this.covariance = new double[size * size];
    }

    /** A vague prior around a typical value, given the variance of the values and of their day-to-day noise. */
    void start(double typical, double spread, double noise) {
        variance = Math.max(noise, leastVariance(typical));
        freedom = FIRST_FREEDOM;
        mean[LEVEL] = typical;
        covariance[LEVEL] = Math.max(4 * spread, variance);
        covariance[SLOPE * size + SLOPE] = 1e-3 * variance;
        covariance[FADING * size + FADING] =
                settings.fades() ? variance * settings.fadingShare() / (1 - settings.fading() * settings.fading()) : 0;
        int harmonics = settings.firstHarmonic(weekly);
        for (int i = WEEKDAYS; i < size; i++) {
            covariance[i * size + i] =
                    i < harmonics ? Math.max(2 * spread, variance) : Math.max(0.5 * spread, 0.1 * variance);
        }
    }

    /** The length of the state. */
    public int size() {
        return size;
    }

    public double mean(int part) {
        return mean[part];
    }

    /** The mean of what the parts add up to by these weights. */
    double mean(double[] weights) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * mean[i];
        }
        return sum;
    }

    public double covariance(int one, int other) {
        return covariance[one * size + other];
    }

    /** Fills in the covariance of each part with what the parts add up to by these weights. */
    void covariance(double[] weights, double[] filled) {
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += covariance[i * size + j] * weights[j];
            }
            filled[i] = sum;
        }
    }

    /** The observational variance. */
    public double variance() {
        return variance;
    }

    /** The degrees of freedom with which the observational variance is known. */
    public double freedom() {
        return freedom;
    }

    /** The degrees of freedom of a forecast. */
    public double forecastFreedom() {
        return Math.max(2.5, freedom * ModelSettings.VARIANCE);
    }

    void move(int part, double by) {
        mean[part] += by;
    }

    void shrink(int part, double factor) {
        mean[part] *= factor;
    }

    /** Sets a cell of the covariance and the one across the diagonal. */
    void set(int one, int other, double value) {
        covariance[one * size + other] = value;
        covariance[other * size + one] = value;
    }

    /** Adds to the variance of a part. */
    void widen(int part, double by) {
        covariance[part * size + part] += by;
    }

    /** The observational variance as the readings have it now, and the freedom with which it is known. */
    void learn(double newVariance, double newFreedom) {
        variance = newVariance;
        freedom = newFreedom;
    }

    /** Intervention (West and Harrison 11.2): the level has moved by about this much, give or take. */
    public void shiftLevel(double by, double addedVariance) {
        move(LEVEL, by);
        widen(LEVEL, addedVariance);
    }

    /** Intervention: the slope has changed by about this much a day, give or take. */
    public void shiftSlope(double by, double addedVariance) {
        move(SLOPE, by);
        widen(SLOPE, addedVariance);
    }

    /** Intervention: the noise is learned again. */
    public void loosenNoise() {
        freedom = Math.min(freedom, LOOSE_FREEDOM);
    }

    /** Whether all of it are numbers that arithmetic can go on from. */
    public boolean sound() {
        double sum = variance;
        for (double part : mean) {
            sum += Math.abs(part);
        }
        for (double part : covariance) {
            sum += Math.abs(part);
        }
        return sum > 0 && sum < LARGEST;
    }

    static double leastVariance(double typical) {
        return LEAST_RELATIVE * typical * typical + LEAST_VARIANCE;
    }

    void exchange(StateCodec cells) {
        cells.exchange(mean);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                set(i, j, cells.exchange(covariance[i * size + j]));
            }
        }
        variance = cells.exchange(variance);
        freedom = cells.exchange(freedom);
    }
}
