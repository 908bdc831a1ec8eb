package coop.minga.analytics.filter.ensemble;

import java.util.Arrays;
import java.util.List;

import coop.minga.analytics.filter.count.CountEnsemble;
import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.model.Horizon;
import coop.minga.analytics.filter.model.LinearModel;
import coop.minga.analytics.filter.model.Weights;
import coop.minga.analytics.filter.state.StateCodec;

/**
 * Forecasts of each model {@value Horizon#DAYS} days ahead, kept until due. They give the weights and the calibration
 * of longer horizons. They know no change of the last two weeks, so residuals show it in full.
 */
final class HorizonForecasts {

    private static final double LEAST_DEGREES_OF_FREEDOM = 3;

    private final float[][] location;
    private final float[][] scale;
    private final Weights weights;
    private final QuantileTracker quantileTracker = new QuantileTracker(0.01);

    HorizonForecasts(int models) {
        location = new float[models][Horizon.DAYS];
        scale = new float[models][Horizon.DAYS];
        weights = new Weights(models);
        for (float[] each : scale) {
            Arrays.fill(each, Float.NaN);
        }
    }

    Weights weights() {
        return weights;
    }

    QuantileTracker quantileTracker() {
        return quantileTracker;
    }

    /** Stores the forecasts of the models, prepared for that day. */
    void store(long day, int days, List<LinearModel> models, double openShare, double noise) {
        int slot = slot(day + days);
        for (int k = 0; k < models.size(); k++) {
            LinearModel model = models.get(k);
            location[k][slot] = (float) model.expectedAhead(days);
            scale[k][slot] = (float) StrictMath.sqrt(model.varianceAhead(days, openShare, noise));
        }
    }

    /** The mean normal score under the forecasts stored for this day; NaN if none. Updates weights and calibration. */
    double score(long day, double value, List<LinearModel> models, CountEnsemble countEnsemble) {
        int slot = slot(day);
        if (!isStored(slot)) {
            return Double.NaN;
        }
        double[] modelWeights = weights.normalized();
        Mixture.Builder mixture = new Mixture.Builder(models.size());
        double meanScore = 0;
        for (int k = 0; k < models.size(); k++) {
            LinearModel model = models.get(k);
            double predictiveScale = Math.max(scale[k][slot], Float.MIN_NORMAL);
            double degreesOfFreedom =
                    Math.max(LEAST_DEGREES_OF_FREEDOM, model.posterior().degreesOfFreedom());
            double t = (model.transform().apply(value) - location[k][slot]) / predictiveScale;
            mixture.transform(model.transform());
            mixture.add(modelWeights[k], location[k][slot], predictiveScale, degreesOfFreedom);
            meanScore += modelWeights[k] * Normal.score(t, degreesOfFreedom);
            weights.add(
                    k,
                    Normal.logStudentDensity(t, degreesOfFreedom)
                            - StrictMath.log(predictiveScale)
                            + model.transform().logJacobian(value));
        }
        weights.rebase();
        quantileTracker.learn(
                countEnsemble.learnAtHorizon(day, value, mixture.build()).score(value));
        return meanScore;
    }

    private boolean isStored(int slot) {
        double sum = 0;
        for (int k = 0; k < location.length; k++) {
            sum += Math.abs(location[k][slot]) + scale[k][slot];
        }
        return Double.isFinite(sum);
    }

    double scale(int model, long day) {
        return scale[model][slot(day)];
    }

    /** Shifts the stored forecast of a day. */
    void shift(int model, long day, double by) {
        location[model][slot(day)] += (float) by;
    }

    void readOrWrite(StateCodec codec) {
        for (int k = 0; k < location.length; k++) {
            codec.readOrWrite(location[k]);
            codec.readOrWrite(scale[k]);
        }
        weights.readOrWrite(codec);
        quantileTracker.readOrWrite(codec);
    }

    private static int slot(long day) {
        return (int) Math.floorMod(day, (long) Horizon.DAYS);
    }
}
