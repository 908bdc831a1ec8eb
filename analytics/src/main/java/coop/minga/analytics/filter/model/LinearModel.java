package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.distribution.Transform;
import coop.minga.analytics.filter.state.StateCodec;
import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * One member of the bank: a dynamic linear model (West and Harrison 1997) that follows the series on one scale at one
 * set of speeds. Day by day it steps, looks, and then either learns from a reading or passes.
 */
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

    /** What each part of the state adds to the reading of the day looked at; a copy. */
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

    /** Begins around a typical value, given the variance of the values and of their day-to-day noise, on the scale. */
    void start(double typical, double valueVariance, double noiseVariance) {
        processes.start(typical);
        posterior.start(typical, valueVariance, noiseVariance);
        transition.fixEvolutionVariance();
    }

    /** Moves to the next calendar day. */
    public void step(boolean open) {
        transition.step(open);
    }

    /** Makes ready to forecast this day. */
    public void prepare(long day) {
        observation.prepare(day);
    }

    /** Adds the forecast of the day looked at to a mixture, the weekday's noise being a multiple of the usual. */
    public void forecast(Mixture.Builder mixture, double weight, double noiseFactor) {
        mixture.transform(transform);
        processes.forecast(mixture, weight, noiseFactor);
    }

    /** The expected value on the day looked at, on the scale. */
    public double expected() {
        return observation.expected();
    }

    /** What is unknown of the expected value, as a variance. */
    double uncertainty() {
        return observation.uncertainty();
    }

    /** The variance of what is read, were the day steady, the weekday's noise being a multiple of the usual. */
    public double steadyVariance(double noiseFactor) {
        return observation.variance(noiseFactor);
    }

    /** The normal score of a value in the indicator's unit, were the day steady. */
    public double steadyScore(double value, double noiseFactor) {
        double standardDeviation = StrictMath.sqrt(observation.variance(noiseFactor));
        return Normal.score((transform.apply(value) - observation.expected()) / standardDeviation, posterior.forecastDegreesOfFreedom());
    }

    /** The expected value of the day looked at, which lies some days ahead. */
    public double expectedAhead(int days) {
        return transition.expectedAhead(observation, days);
    }

    /** The variance of what will be read then, see {@link StateTransition#varianceAhead}. */
    public double varianceAhead(int days, double open, double noiseFactor) {
        return transition.varianceAhead(observation, days, open, noiseFactor);
    }

    /**
     * Takes a reading of the day looked at in.
     *
     * @param value in the indicator's unit
     * @param noiseFactor of the weekday, at most 1
     * @param least the observational variance cannot be smaller, because values are rounded
     * @return the logarithm of the density that the reading had, in the indicator's unit
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

    /** Intervention: the weekday pattern is learned again. */
    public void inflatePatternVariance() {
        pattern.inflateVariance();
    }

    public void readOrWrite(StateCodec codec) {
        posterior.readOrWrite(codec);
        transition.readOrWrite(codec);
        processes.readOrWrite(codec);
    }
}
