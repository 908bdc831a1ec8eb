package coop.minga.analytics.filter.model;

import java.util.Arrays;

import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * The observation equation (West and Harrison 1997, 4.2): coefficients of level, autoregressive part, weekday and
 * season. Gives expected value and variance of a day.
 */
final class ObservationModel {

    private static final double YEAR = 365.25;
    private static final int FOUR_YEARS = 1461;

    private final ModelSettings settings;
    private final Posterior posterior;
    private final boolean weekly;
    private final double[] design;
    /** Covariance times design. */
    final double[] stateCovariance;

    private double expected;
    private double uncertainty;

    ObservationModel(ModelSettings settings, Posterior posterior, boolean weekly) {
        this.settings = settings;
        this.posterior = posterior;
        this.weekly = weekly;
        this.design = new double[posterior.size()];
        this.stateCovariance = new double[posterior.size()];
    }

    /** Prepares the forecast of this day. */
    void prepare(long day) {
        design[Posterior.LEVEL] = 1;
        design[Posterior.AUTOREGRESSION] = settings.isAutoregressive() ? 1 : 0;
        if (weekly) {
            System.arraycopy(
                    WeekdayContrasts.row(WeekdayContrasts.of(day)),
                    0,
                    design,
                    Posterior.WEEKDAYS,
                    WeekdayContrasts.CONTRASTS);
        }
        int index = settings.firstHarmonic(weekly);
        for (int h = 1; h <= settings.harmonics(); h++) {
            double angle = 2 * Math.PI * h * Math.floorMod(day, FOUR_YEARS) / YEAR;
            design[index++] = StrictMath.cos(angle);
            design[index++] = StrictMath.sin(angle);
        }
        posterior.covariance(design, stateCovariance);
        uncertainty = varianceOfExpected();
        expected = posterior.mean(design);
    }

    /** The coefficient of a part of the state. */
    double coefficient(int part) {
        return design[part];
    }

    /** All coefficients; a copy. */
    double[] coefficients() {
        return design.clone();
    }

    /** The expected value of the prepared day. */
    double expected() {
        return expected;
    }

    /** The variance of the expected value. */
    double uncertainty() {
        return uncertainty;
    }

    /** The variance of a reading that day. */
    double variance(double noiseFactor) {
        return uncertainty + posterior.variance() * noiseFactor;
    }

    /**
     * The variance of the expected value. If rounding leaves none, the covariance is set to zero: else the state would
     * move without bound.
     */
    private double varianceOfExpected() {
        double sum = 0;
        for (int i = 0; i < stateCovariance.length; i++) {
            sum += design[i] * stateCovariance[i];
        }
        if (!(sum > 0)) {
            Arrays.fill(stateCovariance, 0);
            return 0;
        }
        return sum;
    }
}
