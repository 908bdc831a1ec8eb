package coop.minga.analytics.filter.effect;

import java.util.ArrayList;
import java.util.List;

import coop.minga.analytics.filter.model.LinearModel;
import coop.minga.analytics.filter.model.ModelSettings;
import coop.minga.analytics.filter.model.Posterior;

/**
 * One model carried forward from before a change, and the later readings. The covariance of their residuals adds the
 * state's uncertainty, the linear growth of level variance, the autoregressive part and the noise.
 */
public final class ForwardedModel {

    private final LinearModel model;
    private final ModelSettings settings;
    private final double[][] covarianceBefore;
    private final double variance;
    private final double degreesOfFreedom;
    private final double levelEvolutionVariance;
    private final List<Reading> readings = new ArrayList<>();

    private double slopeReach;
    private double slopeCarry = 1;
    private int days;
    private int openDays;

    /** A reading and its coefficients for the state before the change. */
    private static final class Reading {
        private final double value;
        private final double expected;
        private final double noise;
        private final int days;
        private final int openDays;
        private final double[] coefficients;

        Reading(double value, double expected, double noise, int days, int openDays, double[] coefficients) {
            this.value = value;
            this.expected = expected;
            this.noise = noise;
            this.days = days;
            this.openDays = openDays;
            this.coefficients = coefficients;
        }
    }

    public ForwardedModel(LinearModel model) {
        Posterior posterior = model.posterior();
        this.model = model;
        this.settings = model.settings();
        this.variance = posterior.variance();
        this.degreesOfFreedom = posterior.forecastDegreesOfFreedom();
        this.levelEvolutionVariance = model.levelEvolutionVariance();
        this.covarianceBefore = new double[posterior.size()][posterior.size()];
        for (int i = 0; i < covarianceBefore.length; i++) {
            for (int j = 0; j < covarianceBefore.length; j++) {
                covarianceBefore[i][j] = posterior.covariance(i, j);
            }
        }
    }

    /** Follows the model to the next day. */
    public void advanceDay(boolean open) {
        double damping = model.damping();
        slopeReach += damping * slopeCarry;
        slopeCarry *= damping;
        days++;
        openDays += open ? 1 : 0;
    }

    /** Adds a reading of the current day, its noise relative to usual. */
    public void observe(long day, double value, double noise) {
        model.prepare(day);
        double[] coefficients = model.observation();
        coefficients[Posterior.SLOPE] = slopeReach;
        coefficients[Posterior.AUTOREGRESSION] *= StrictMath.pow(settings.autoregression(), days);
        readings.add(new Reading(value, model.expected(), variance * noise, days, openDays, coefficients));
    }

    /** The posterior of a permanent change in all readings added. */
    public PermanentChange posterior() {
        int count = readings.size();
        double[][] covariance = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = covariance(readings.get(i), readings.get(j));
                covariance[j][i] = covariance[i][j];
            }
            covariance[i][i] += readings.get(i).noise;
        }
        double[] values = readings.stream().mapToDouble(each -> each.value).toArray();
        double[] expected = readings.stream().mapToDouble(each -> each.expected).toArray();
        return PermanentChange.of(
                model.transform(), values, expected, StrictMath.sqrt(variance), covariance, degreesOfFreedom);
    }

    private double covariance(Reading one, Reading other) {
        double stateCovariance = 0;
        for (int i = 0; i < covarianceBefore.length; i++) {
            double product = 0;
            for (int j = 0; j < covarianceBefore.length; j++) {
                product += covarianceBefore[i][j] * other.coefficients[j];
            }
            stateCovariance += one.coefficients[i] * product;
        }
        return stateCovariance
                + levelEvolutionVariance * Math.min(one.openDays, other.openDays)
                + fadingCovariance(one.days, other.days);
    }

    /** The covariance that the autoregressive part adds to two days. */
    private double fadingCovariance(int one, int other) {
        if (!settings.isAutoregressive()) {
            return 0;
        }
        double autoregression = settings.autoregression();
        int first = Math.min(one, other);
        return settings.innovationRatio()
                * variance
                * StrictMath.pow(autoregression, Math.abs(one - other))
                * (1 - StrictMath.pow(autoregression, 2.0 * first))
                / (1 - autoregression * autoregression);
    }
}
