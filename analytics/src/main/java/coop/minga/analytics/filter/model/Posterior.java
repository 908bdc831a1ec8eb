package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * Mean and covariance of a model's state, and its observational variance, in conjugate form (West and Harrison 1997,
 * 4.5 and 10.8). The state has level, slope, autoregressive part, weekday contrasts and yearly harmonics.
 */
public final class Posterior {

    static final int LEVEL = 0;
    public static final int SLOPE = 1;
    public static final int AUTOREGRESSION = 2;
    static final int WEEKDAYS = 3;

    private static final double RELEARN_DEGREES_OF_FREEDOM = 20;
    private static final double LEAST_VARIANCE = 1e-60;
    private static final double LEAST_RELATIVE = 1e-12;
    private static final double FIRST_DEGREES_OF_FREEDOM = 3;

    /** Larger numbers could overflow within a day. */
    private static final double LARGEST = 1e110;

    private final ModelSettings settings;
    private final boolean weekly;
    private final int size;
    private final double[] mean;
    /** By rows. Package-private for the collapse, the hottest code. */
    final double[] covariance;

    private double variance;
    private double degreesOfFreedom;

    Posterior(ModelSettings settings, boolean weekly) {
        this.settings = settings;
        this.weekly = weekly;
        this.size = settings.size(weekly);
        this.mean = new double[size];
        this.covariance = new double[size * size];
    }

    /** A vague prior around a typical value, given total and day-to-day variance. */
    void start(double typical, double valueVariance, double noiseVariance) {
        variance = Math.max(noiseVariance, leastVariance(typical));
        degreesOfFreedom = FIRST_DEGREES_OF_FREEDOM;
        mean[LEVEL] = typical;
        covariance[LEVEL] = Math.max(4 * valueVariance, variance);
        covariance[SLOPE * size + SLOPE] = 1e-3 * variance;
        covariance[AUTOREGRESSION * size + AUTOREGRESSION] = settings.isAutoregressive()
                ? variance * settings.innovationRatio() / (1 - settings.autoregression() * settings.autoregression())
                : 0;
        int harmonics = settings.firstHarmonic(weekly);
        for (int i = WEEKDAYS; i < size; i++) {
            covariance[i * size + i] = i < harmonics
                    ? Math.max(2 * valueVariance, variance)
                    : Math.max(0.5 * valueVariance, 0.1 * variance);
        }
    }

    /** The length of the state. */
    public int size() {
        return size;
    }

    public double mean(int part) {
        return mean[part];
    }

    /** The mean of a weighted sum of the state. */
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

    /** The covariance of the state with a weighted sum of it. */
    void covariance(double[] weights, double[] result) {
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += covariance[i * size + j] * weights[j];
            }
            result[i] = sum;
        }
    }

    /** The observational variance. */
    public double variance() {
        return variance;
    }

    /** The degrees of freedom of the observational variance. */
    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** The degrees of freedom of a forecast. */
    public double forecastDegreesOfFreedom() {
        return Math.max(2.5, degreesOfFreedom * ModelSettings.VARIANCE);
    }

    void shift(int part, double by) {
        mean[part] += by;
    }

    void scaleMean(int part, double factor) {
        mean[part] *= factor;
    }

    /** Sets two symmetric cells of the covariance. */
    void set(int one, int other, double value) {
        covariance[one * size + other] = value;
        covariance[other * size + one] = value;
    }

    /** Adds to the variance of a part. */
    void addVariance(int part, double by) {
        covariance[part * size + part] += by;
    }

    /** Sets the observational variance and its degrees of freedom. */
    void setVariance(double newVariance, double newDegreesOfFreedom) {
        variance = newVariance;
        degreesOfFreedom = newDegreesOfFreedom;
    }

    /** Intervention (West and Harrison 1997, 11.2): shifts the level, adds variance. */
    public void shiftLevel(double by, double addedVariance) {
        shift(LEVEL, by);
        addVariance(LEVEL, addedVariance);
    }

    /** Intervention: shifts the slope and adds variance. */
    public void shiftSlope(double by, double addedVariance) {
        shift(SLOPE, by);
        addVariance(SLOPE, addedVariance);
    }

    /** Intervention: the noise is learned again. */
    public void relearnNoise() {
        degreesOfFreedom = Math.min(degreesOfFreedom, RELEARN_DEGREES_OF_FREEDOM);
    }

    /** Whether all numbers are finite and within bounds. */
    public boolean isFinite() {
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

    void readOrWrite(StateCodec codec) {
        codec.readOrWrite(mean);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                set(i, j, codec.readOrWrite(covariance[i * size + j]));
            }
        }
        variance = codec.readOrWrite(variance);
        degreesOfFreedom = codec.readOrWrite(degreesOfFreedom);
    }
}
