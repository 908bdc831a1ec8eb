package coop.minga.analytics.filter.ensemble;

import java.util.ArrayList;
import java.util.List;

import coop.minga.analytics.filter.count.CountEnsemble;
import coop.minga.analytics.filter.distribution.CountScore;
import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.Transform;
import coop.minga.analytics.filter.distribution.ValueDomain;
import coop.minga.analytics.filter.model.Horizon;
import coop.minga.analytics.filter.model.LinearModel;
import coop.minga.analytics.filter.model.ModelSettings;
import coop.minga.analytics.filter.model.MultiProcess;
import coop.minga.analytics.filter.model.Posterior;
import coop.minga.analytics.filter.model.WarmUp;
import coop.minga.analytics.filter.model.WeekdayNoise;
import coop.minga.analytics.filter.model.Weights;
import coop.minga.analytics.filter.state.RecentWindow;
import coop.minga.analytics.filter.state.StateCodec;
import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * Dynamic linear models with different discounts, under one or two transforms. Recent performance (discounted log
 * score) weights their forecasts, so no series needs tuning.
 */
public final class ModelEnsemble {

    private static final double FULL_HORIZON_WEIGHT_AT = 10;
    private static final double LEAST_COUNT = 0.02;
    private static final double OPEN_SHARE_STEP = 0.05;

    private final boolean weekly;
    private final List<LinearModel> models = new ArrayList<>();
    private final WeekdayNoise noise;
    private final QuantileTracker quantileTracker = new QuantileTracker(0.05);
    private final CountEnsemble countEnsemble;
    private Weights weights;
    private HorizonForecasts horizonForecasts;
    private double openShare = 1;

    public ModelEnsemble(boolean weekly) {
        this.weekly = weekly;
        this.noise = new WeekdayNoise(weekly);
        this.countEnsemble = new CountEnsemble(weekly);
        this.weights = new Weights(0);
        this.horizonForecasts = new HorizonForecasts(0);
    }

    /** Whether small counts are forecast as such. */
    public boolean isCountActive() {
        return countEnsemble.active();
    }

    public boolean started() {
        return !models.isEmpty();
    }

    /**
     * Starts from recent readings under fitting transforms. Keeps tracked quantiles. Stays stopped on arithmetic
     * overflow.
     */
    public void start(RecentWindow recent, ValueDomain domain) {
        WarmUp warmUp = new WarmUp(recent, domain, weekly);
        createModels(warmUp.transforms());
        for (int k = 0; k < models.size(); k++) {
            weights.set(k, warmUp.run(models.get(k)) / 2);
        }
        weights.rebase();
        if (isFinite()) {
            reforecastAll(recent.lastDay());
            countEnsemble.stop();
            countEnsemble.update(recent, domain);
        } else {
            stop();
        }
    }

    /** Stops the ensemble: no forecasts until the next start. */
    public void stop() {
        models.clear();
        countEnsemble.stop();
        weights = new Weights(0);
        horizonForecasts = new HorizonForecasts(0);
    }

    /** Whether all numbers are finite, so that forecasts can be trusted. */
    public boolean isFinite() {
        return weights.isFinite()
                && horizonForecasts.weights().isFinite()
                && models.stream().allMatch(model -> model.posterior().isFinite());
    }

    public void advanceDay(boolean open) {
        for (LinearModel model : models) {
            model.advanceDay(open);
        }
        countEnsemble.advanceDay(open);
    }

    public void prepare(long day) {
        for (LinearModel model : models) {
            model.prepare(day);
        }
    }

    /**
     * The mixture for the prepared day.
     *
     * @param horizon days after the last one judged, from 1
     */
    public Mixture forecast(long day, int horizon) {
        return countEnsemble.mixedWith(continuousForecast(day, horizon), day, horizonWeight(horizon));
    }

    /** The forecast of the continuous models alone. */
    private Mixture continuousForecast(long day, int horizon) {
        double[] modelWeights = modelWeights(horizon);
        Mixture.Builder mixture = new Mixture.Builder(2 * models.size());
        for (int k = 0; k < models.size(); k++) {
            models.get(k).forecast(mixture, modelWeights[k], noise.factor(WeekdayContrasts.of(day)));
        }
        return mixture.build();
    }

    /** The normal scores of the calibrated quantiles. */
    public double[] calibratedScores(int horizon) {
        return horizon <= 1
                ? quantileTracker.calibrated()
                : quantileTracker.calibratedTowards(horizonForecasts.quantileTracker(), horizonWeight(horizon));
    }

    /** The number of readings that calibrated the quantiles. */
    public int calibrationReadings() {
        return quantileTracker.readings();
    }

    /** The mean normal score against a steady day, or a small count's. */
    public double steadyScore(long day, double value, boolean counts) {
        double[] modelWeights = weights.normalized();
        if (counts) {
            Spread steady = steadyMoments(modelWeights, noise.factor(WeekdayContrasts.of(day)));
            if (CountScore.isSmall(steady.mean())) {
                return CountScore.score(value, steady.mean(), steady.variance());
            }
        }
        double sum = 0;
        for (int k = 0; k < models.size(); k++) {
            sum += modelWeights[k] * models.get(k).steadyScore(value, noise.factor(WeekdayContrasts.of(day)));
        }
        return sum;
    }

    /** Mean and variance of a steady day, in the unit of measure. */
    private Spread steadyMoments(double[] modelWeights, double weekdayNoise) {
        double mean = 0;
        double square = 0;
        double variance = 0;
        for (int k = 0; k < models.size(); k++) {
            LinearModel model = models.get(k);
            double at = Math.max(LEAST_COUNT, model.transform().invert(model.expected()));
            double jacobian = StrictMath.exp(-model.transform().logJacobian(at));
            mean += modelWeights[k] * at;
            square += modelWeights[k] * at * at;
            variance += modelWeights[k] * model.steadyVariance(weekdayNoise) * jacobian * jacobian;
        }
        return new Spread(mean, variance + square - mean * mean);
    }

    private record Spread(double mean, double variance) {}

    /**
     * Learns a reading.
     *
     * @param oneStepScore its normal score under the forecast made for the day
     * @return its mean normal score under the forecasts of two weeks before, NaN if there are none
     */
    public double learn(long day, double value, double oneStepScore, ValueDomain domain) {
        int weekday = WeekdayContrasts.of(day);
        quantileTracker.learn(oneStepScore);
        double horizonScore = horizonForecasts.score(day, value, models, countEnsemble);
        double noiseScore = countEnsemble.active() ? learnCount(day, value) : oneStepScore;
        for (int k = 0; k < models.size(); k++) {
            LinearModel model = models.get(k);
            double least = domain.roundingVariance(model.transform(), value);
            weights.add(k, model.learn(day, value, Math.min(1, noise.factor(weekday)), least));
        }
        weights.rebase();
        noise.learn(weekday, noiseScore * noiseScore);
        openShare += (1 - openShare) * OPEN_SHARE_STEP;
        storeForecast(day, Horizon.DAYS);
        return horizonScore;
    }

    /** Updates the count ensemble. Returns the value's score under continuous models. */
    private double learnCount(long day, double value) {
        Mixture continuous = continuousForecast(day, 1);
        if (CountEnsemble.accepts(value)) {
            countEnsemble.learn(day, value, continuous);
        } else {
            countEnsemble.storeForecast(day);
        }
        return continuous.score(value);
    }

    /** Activates or stops the count ensemble by the last readings. */
    public void updateCountEnsemble(RecentWindow recent, ValueDomain domain) {
        countEnsemble.update(recent, domain);
    }

    /** A day without a reading. */
    public void skip(long day) {
        openShare -= openShare * OPEN_SHARE_STEP;
        storeForecast(day, Horizon.DAYS);
        countEnsemble.storeForecast(day);
        for (LinearModel model : models) {
            model.skip(day);
        }
    }

    /** The transform of the heaviest model; the identity if none. */
    public Transform bestTransform() {
        double[] modelWeights = weights.normalized();
        int best = 0;
        for (int k = 1; k < modelWeights.length; k++) {
            best = modelWeights[k] > modelWeights[best] ? k : best;
        }
        return started() ? models.get(best).transform() : new Transform.Identity();
    }

    /** Learns an announced change: updates models and weights, not calibration or noise. */
    public void learnIntervention(long day, double value, ValueDomain domain) {
        if (countEnsemble.active()) {
            learnCount(day, value);
        }
        double weekday = Math.min(1, noise.factor(WeekdayContrasts.of(day)));
        for (int k = 0; k < models.size(); k++) {
            LinearModel model = models.get(k);
            weights.add(k, model.learn(day, value, weekday, domain.roundingVariance(model.transform(), value)));
        }
        weights.rebase();
        openShare += (1 - openShare) * OPEN_SHARE_STEP;
    }

    /** Intervention: adds variance to level and slope, in observational variances. */
    public void inflateTrendVariance(double level, double slope) {
        for (LinearModel model : models) {
            Posterior posterior = model.posterior();
            posterior.shiftLevel(0, level * posterior.variance());
            posterior.shiftSlope(0, slope * posterior.variance());
        }
    }

    /** Intervention: adds variance to the level of small counts. */
    public void inflateCountVariance() {
        countEnsemble.inflateVariance();
    }

    /** Replaces the stored forecasts of small counts. */
    public void reforecastCounts(long day) {
        countEnsemble.storeForecasts(day);
    }

    public List<LinearModel> models() {
        return List.copyOf(models);
    }

    /** The weights of the models for a horizon, adding to one. */
    public double[] modelWeights(int horizon) {
        return weights.interpolated(horizonForecasts.weights(), horizonWeight(horizon));
    }

    public double noise(long day) {
        return noise.factor(WeekdayContrasts.of(day));
    }

    /** The weighted probabilities of the four processes of the last reading. */
    public double[] probabilities() {
        double[] modelWeights = weights.normalized();
        double[] sums = new double[MultiProcess.PROCESSES];
        for (int k = 0; k < models.size(); k++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += modelWeights[k] * models.get(k).probability(j);
            }
        }
        return sums;
    }

    /** Shifts the models and replaces stored forecasts; see {@link FeedbackIntervention#apply}. */
    public void reforecastAfterChange(
            long day, RecentWindow recent, int readings, double size, double slope, boolean sure) {
        FeedbackIntervention intervention =
                FeedbackIntervention.apply(models, horizonForecasts, day, recent, readings, size, slope, sure);
        reforecastAll(day);
        intervention.shift(horizonForecasts, day);
    }

    /** Intervention: the weekday pattern is learned again. */
    public void inflatePatternVariance() {
        models.forEach(model -> model.inflatePatternVariance());
    }

    /** Intervention: the noise is learned again. */
    public void relearnNoise() {
        models.forEach(model -> model.posterior().relearnNoise());
    }

    public void readOrWrite(StateCodec codec) {
        Transform last =
                models.isEmpty() ? new Transform.Identity() : models.getLast().transform();
        boolean kept = codec.readOrWrite(started());
        last = Transform.readOrWrite(last, codec);
        if (kept && !started()) {
            Transform straight = new Transform.Identity();
            createModels(last.equals(straight) ? List.of(straight) : List.of(straight, last));
        }
        models.forEach(model -> model.readOrWrite(codec));
        noise.readOrWrite(codec);
        quantileTracker.readOrWrite(codec);
        weights.readOrWrite(codec);
        horizonForecasts.readOrWrite(codec);
        openShare = codec.readOrWrite(openShare);
        countEnsemble.readOrWrite(codec);
    }

    private void createModels(List<Transform> transforms) {
        models.clear();
        for (Transform transform : transforms) {
            for (ModelSettings settings : ModelSettings.ENSEMBLE) {
                models.add(new LinearModel(settings, transform, weekly));
            }
        }
        weights = new Weights(models.size());
        horizonForecasts = new HorizonForecasts(models.size());
    }

    /** Replaces the stored forecasts of all days ahead. */
    public void reforecastAll(long day) {
        for (int days = 1; days <= Horizon.DAYS; days++) {
            storeForecast(day, days);
        }
    }

    private void storeForecast(long day, int days) {
        prepare(day + days);
        horizonForecasts.store(day, days, models, openShare, noise.factor(WeekdayContrasts.of(day + days)));
    }

    private static double horizonWeight(int horizon) {
        return Math.min(1, (horizon - 1) / FULL_HORIZON_WEIGHT_AT);
    }
}
