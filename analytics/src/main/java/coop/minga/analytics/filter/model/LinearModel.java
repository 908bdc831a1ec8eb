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
    private final Transform scale;
    private final Posterior moments;
    private final StateTransition evolution;
    private final ObservationModel design;
    private final MultiProcess processes;
    private final WeekdayPattern pattern;

    public LinearModel(ModelSettings settings, Transform scale, boolean weekly) {
        this.settings = settings;
        this.scale = scale;
        this.moments = new Posterior(settings, weekly);
        this.evolution = new StateTransition(settings, moments);
        this.design = new ObservationModel(settings, moments, weekly);
        this.processes = new MultiProcess(moments, design);
        this.pattern = new WeekdayPattern(settings, moments, weekly);
    }

    public ModelSettings settings() {
        return settings;
    }

    /** What each part of the state adds to the reading of the day looked at; a copy. */
    public double[] design() {
        return design.row();
    }

    /** See {@link StateTransition#damping}. */
    public double damping() {
        return evolution.damping();
    }

    /** See {@link StateTransition#heldLevel}. */
    public double heldLevel() {
        return evolution.heldLevel();
    }

    public Transform scale() {
        return scale;
    }

    public Posterior moments() {
        return moments;
    }

    /** Begins around a typical value, given the variance of the values and of their day-to-day noise, on the scale. */
    void start(double typical, double spread, double noise) {
        processes.start(typical);
        moments.start(typical, spread, noise);
        evolution.hold();
    }

    /** Moves to the next calendar day. */
    public void step(boolean open) {
        evolution.step(open);
    }

    /** Makes ready to forecast this day. */
    public void look(long day) {
        design.look(day);
    }

    /** Adds the forecast of the day looked at to a mixture, the weekday's noise being a multiple of the usual. */
    public void forecast(Mixture.Builder mixture, double weight, double noise) {
        mixture.on(scale);
        processes.forecast(mixture, weight, noise);
    }

    /** The expected value on the day looked at, on the scale. */
    public double expected() {
        return design.expected();
    }

    /** What is unknown of the expected value, as a variance. */
    double uncertainty() {
        return design.uncertainty();
    }

    /** The variance of what is read, were the day steady, the weekday's noise being a multiple of the usual. */
    public double steadyVariance(double noise) {
        return design.variance(noise);
    }

    /** The normal score of a value in the indicator's unit, were the day steady. */
    public double steadyScore(double value, double noise) {
        double deviation = StrictMath.sqrt(design.variance(noise));
        return Normal.score((scale.in(value) - design.expected()) / deviation, moments.forecastFreedom());
    }

    /** The expected value of the day looked at, which lies some days ahead. */
    public double expectedAhead(int days) {
        return evolution.expectedAhead(design, days);
    }

    /** The variance of what will be read then, see {@link StateTransition#varianceAhead}. */
    public double varianceAhead(int days, double open, double noise) {
        return evolution.varianceAhead(design, days, open, noise);
    }

    /**
     * Takes a reading of the day looked at in.
     *
     * @param value in the indicator's unit
     * @param noise of the weekday, at most 1
     * @param least the observational variance cannot be smaller, because values are rounded
     * @return the logarithm of the density that the reading had, in the indicator's unit
     */
    public double learn(long day, double value, double noise, double least) {
        double logDensity = processes.learn(scale.in(value), noise, least);
        pattern.settle(WeekdayContrasts.of(day));
        evolution.settle();
        return logDensity + scale.logSteepness(value);
    }

    /** A day without a reading. */
    public void pass(long day) {
        pattern.anchor(WeekdayContrasts.of(day));
    }

    /** The posterior probability of a process for the last reading. */
    public double probability(int process) {
        return processes.probability(process);
    }

    /** Intervention: the weekday pattern is learned again. */
    public void loosenPattern() {
        pattern.loosen();
    }

    public void exchange(StateCodec cells) {
        moments.exchange(cells);
        evolution.exchange(cells);
        processes.exchange(cells);
    }
}
