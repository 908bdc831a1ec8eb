package coop.minga.analytics.filter;

/**
 * One member of the bank: a dynamic linear model (West and Harrison 1997) that follows the series on one scale at one
 * set of speeds. Day by day it steps, looks, and then either learns from a reading or passes.
 */
final class Member {

    private final MemberSettings settings;
    private final Scale scale;
    private final Moments moments;
    private final Evolution evolution;
    private final Design design;
    private final MultiProcess processes;
    private final WeekdayPattern pattern;

    Member(MemberSettings settings, Scale scale, boolean weekly) {
        this.settings = settings;
        this.scale = scale;
        this.moments = new Moments(settings, weekly);
        this.evolution = new Evolution(settings, moments);
        this.design = new Design(settings, moments, weekly);
        this.processes = new MultiProcess(moments, design);
        this.pattern = new WeekdayPattern(settings, moments, weekly);
    }

    MemberSettings settings() {
        return settings;
    }

    /** What each part of the state adds to the reading of the day looked at; a copy. */
    double[] design() {
        return design.row();
    }

    /** See {@link Evolution#damping}. */
    double damping() {
        return evolution.damping();
    }

    /** See {@link Evolution#heldLevel}. */
    double heldLevel() {
        return evolution.heldLevel();
    }

    Scale scale() {
        return scale;
    }

    Moments moments() {
        return moments;
    }

    /** Begins around a typical value, given the variance of the values and of their day-to-day noise, on the scale. */
    void start(double typical, double spread, double noise) {
        processes.start(typical);
        moments.start(typical, spread, noise);
        evolution.hold();
    }

    /** Moves to the next calendar day. */
    void step(boolean open) {
        evolution.step(open);
    }

    /** Makes ready to forecast this day. */
    void look(long day) {
        design.look(day);
    }

    /** Adds the forecast of the day looked at to a mixture, the weekday's noise being a multiple of the usual. */
    void forecast(Mixture.Builder mixture, double weight, double noise) {
        mixture.on(scale);
        processes.forecast(mixture, weight, noise);
    }

    /** The expected value on the day looked at, on the scale. */
    double expected() {
        return design.expected();
    }

    /** What is unknown of the expected value, as a variance. */
    double uncertainty() {
        return design.uncertainty();
    }

    /** The variance of what is read, were the day steady, the weekday's noise being a multiple of the usual. */
    double steadyVariance(double noise) {
        return design.variance(noise);
    }

    /** The normal score of a value in the indicator's unit, were the day steady. */
    double steadyScore(double value, double noise) {
        double deviation = StrictMath.sqrt(design.variance(noise));
        return Normal.score((scale.in(value) - design.expected()) / deviation, moments.forecastFreedom());
    }

    /** The expected value of the day looked at, which lies some days ahead. */
    double expectedAhead(int days) {
        return evolution.expectedAhead(design, days);
    }

    /** The variance of what will be read then, see {@link Evolution#varianceAhead}. */
    double varianceAhead(int days, double open, double noise) {
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
    double learn(long day, double value, double noise, double least) {
        double logDensity = processes.learn(scale.in(value), noise, least);
        pattern.settle(Weekdays.of(day));
        evolution.settle();
        return logDensity + scale.logSteepness(value);
    }

    /** A day without a reading. */
    void pass(long day) {
        pattern.anchor(Weekdays.of(day));
    }

    /** The posterior probability of a process for the last reading. */
    double probability(int process) {
        return processes.probability(process);
    }

    /** Intervention: the weekday pattern is learned again. */
    void loosenPattern() {
        pattern.loosen();
    }

    void exchange(Cells cells) {
        moments.exchange(cells);
        evolution.exchange(cells);
        processes.exchange(cells);
    }
}
