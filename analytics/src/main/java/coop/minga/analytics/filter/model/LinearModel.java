package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.distribution.Transform;
import coop.minga.analytics.filter.state.StateCodec;
import coop.minga.analytics.filter.state.WeekdayContrasts;

/** A dynamic linear model (West and Harrison 1997) under one transform. */
public final class LinearModel {

    private final ModelSettings settings;
    private final Transform transform;
    private final Posterior posterior;
    private final StateTransition transition;
    private final ObservationModel observation;
    private final MultiProcess processes;
    private final WeekdayPattern pattern;

    public LinearModel(ModelSettings settings, Transform transform, boolean weekly) {
        this.settings = settings;
        this.transform = transform;
        this.posterior = new Posterior(settings, weekly);
        this.transition = new StateTransition(settings, posterior);
        this.observation = new ObservationModel(settings, posterior, weekly);
        this.processes = new MultiProcess(posterior, observation);
        this.pattern = new WeekdayPattern(settings, posterior, weekly);
    }

    public ModelSettings settings() {
        return settings;
    }

    /** A copy of the prepared day's coefficients. */
    public double[] observation() {
        return observation.coefficients();
    }

    /** See {@link StateTransition#damping}. */
    public double damping() {
        return transition.damping();
    }

    /** See {@link StateTransition#levelEvolutionVariance}. */
    public double levelEvolutionVariance() {
        return transition.levelEvolutionVariance();
    }

    public Transform transform() {
        return transform;
    }

    public Posterior posterior() {
        return posterior;
    }

    /** Starts around a typical value. All arguments are under the transform. */
    void start(double typical, double valueVariance, double noiseVariance) {
        processes.start(typical);
        posterior.start(typical, valueVariance, noiseVariance);
        transition.fixEvolutionVariance();
    }

    /** Moves to the next calendar day. */
    public void advanceDay(boolean open) {
        transition.advanceDay(open);
    }

    /** Prepares the forecast of this day. */
    public void prepare(long day) {
        observation.prepare(day);
    }

    /** Adds the forecast of the prepared day to a mixture. */
    public void forecast(Mixture.Builder mixture, double weight, double noiseFactor) {
        mixture.transform(transform);
        processes.forecast(mixture, weight, noiseFactor);
    }

    /** The expected value of the prepared day, transformed. */
    public double expected() {
        return observation.expected();
    }

    /** The variance of the expected value. */
    double uncertainty() {
        return observation.uncertainty();
    }

    /** The variance of a reading on a steady day. */
    public double steadyVariance(double noiseFactor) {
        return observation.variance(noiseFactor);
    }

    /** The normal score of a value on a steady day. */
    public double steadyScore(double value, double noiseFactor) {
        double standardDeviation = StrictMath.sqrt(observation.variance(noiseFactor));
        return Normal.score(
                (transform.apply(value) - observation.expected()) / standardDeviation,
                posterior.forecastDegreesOfFreedom());
    }

    /** The expected value of the prepared day, some days ahead. */
    public double expectedAhead(int days) {
        return transition.expectedAhead(observation, days);
    }

    /** The variance of a reading that day, see {@link StateTransition#varianceAhead}. */
    public double varianceAhead(int days, double open, double noiseFactor) {
        return transition.varianceAhead(observation, days, open, noiseFactor);
    }

    /**
     * Learns a reading of the prepared day.
     *
     * @param value in the indicator's unit of measure
     * @param noiseFactor of the weekday, at most 1
     * @param least observational variance, by rounding
     * @return the log density of the reading, in the unit of measure
     */
    public double learn(long day, double value, double noiseFactor, double least) {
        double logDensity = processes.learn(transform.apply(value), noiseFactor, least);
        pattern.discount(WeekdayContrasts.of(day));
        transition.afterReading();
        return logDensity + transform.logJacobian(value);
    }

    /** A day without a reading. */
    public void skip(long day) {
        pattern.pullTowardsZero(WeekdayContrasts.of(day));
    }

    /** The posterior probability of a process for the last reading. */
    public double probability(int process) {
        return processes.probability(process);
    }

    /** Intervention: adds variance to the weekday pattern. */
    public void inflatePatternVariance() {
        pattern.inflateVariance();
    }

    public void readOrWrite(StateCodec codec) {
        posterior.readOrWrite(codec);
        transition.readOrWrite(codec);
        processes.readOrWrite(codec);
    }
}
