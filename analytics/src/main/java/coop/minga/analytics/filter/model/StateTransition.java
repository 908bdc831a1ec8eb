package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * The daily state transition (West and Harrison 1997, 6.3): damped slope, decaying autoregressive part, discounts.
 * Unlike there, each reading fixes the evolution variance, so that days without one add it linearly.
 */
final class StateTransition {

    private static final double DAMPING = 0.99;
    private static final double DAMPING_WITHOUT_READING = 0.9;
    private static final double DAMPING_AHEAD = 0.98;

    private final ModelSettings settings;
    private final Posterior posterior;
    private double levelEvolutionVariance;
    private double slopeEvolutionVariance;
    private int openDaysSinceReading;

    /** Of the last step; not part of the state. */
    private double damping = DAMPING;

    StateTransition(ModelSettings settings, Posterior posterior) {
        this.settings = settings;
        this.posterior = posterior;
    }

    /** Moves one calendar day. Closed days add no uncertainty to level and slope. */
    void advanceDay(boolean open) {
        if (open) {
            openDaysSinceReading++;
        }
        damping = open && openDaysSinceReading > 1 ? DAMPING_WITHOUT_READING : DAMPING;
        posterior.shift(Posterior.LEVEL, damping * posterior.mean(Posterior.SLOPE));
        posterior.scaleMean(Posterior.SLOPE, damping);
        double slope = posterior.covariance(Posterior.SLOPE, Posterior.SLOPE);
        double levelSlope = posterior.covariance(Posterior.LEVEL, Posterior.SLOPE);
        posterior.addVariance(Posterior.LEVEL, damping * (2 * levelSlope + damping * slope));
        posterior.set(Posterior.SLOPE, Posterior.LEVEL, damping * (levelSlope + damping * slope));
        posterior.set(Posterior.SLOPE, Posterior.SLOPE, damping * damping * slope);
        for (int j = Posterior.AUTOREGRESSION; j < posterior.size(); j++) {
            double withSlope = damping * posterior.covariance(j, Posterior.SLOPE);
            posterior.set(j, Posterior.LEVEL, posterior.covariance(j, Posterior.LEVEL) + withSlope);
            posterior.set(j, Posterior.SLOPE, withSlope);
        }
        if (settings.isAutoregressive()) {
            fadeAutoregressivePart();
        }
        if (open) {
            posterior.addVariance(Posterior.LEVEL, levelEvolutionVariance);
            posterior.addVariance(Posterior.SLOPE, slopeEvolutionVariance);
        }
    }

    /** Fixes the evolution variance until the next reading. */
    void afterReading() {
        openDaysSinceReading = 0;
        fixEvolutionVariance();
    }

    /** The damping of the last step. */
    double damping() {
        return damping;
    }

    /** The variance that an open day adds to the level. */
    double levelEvolutionVariance() {
        return levelEvolutionVariance;
    }

    /** Fixes the evolution until the next reading. */
    void fixEvolutionVariance() {
        levelEvolutionVariance =
                Math.max(0, posterior.covariance(Posterior.LEVEL, Posterior.LEVEL)) * (1 / settings.level() - 1);
        slopeEvolutionVariance =
                Math.max(0, posterior.covariance(Posterior.SLOPE, Posterior.SLOPE)) * (1 / settings.slope() - 1);
    }

    /** The expected value of the prepared day, some days ahead. */
    double expectedAhead(ObservationModel observation, int days) {
        return observation.expected()
                + slopeReach(days) * posterior.mean(Posterior.SLOPE)
                + observation.coefficient(Posterior.AUTOREGRESSION)
                        * posterior.mean(Posterior.AUTOREGRESSION)
                        * (StrictMath.pow(settings.autoregression(), days) - 1);
    }

    /**
     * The variance of a later reading: state variance, damped and decayed, and the variance gained meanwhile.
     *
     * @param open the share of open days
     * @param noiseFactor of the weekday, relative to the usual
     */
    double varianceAhead(ObservationModel observation, int days, double open, double noiseFactor) {
        double reach = slopeReach(days);
        double autoregression = settings.autoregression();
        double kept = StrictMath.pow(autoregression, days);
        double autoregressionChange = settings.isAutoregressive() ? kept - 1 : 0;
        double innovationVariance = settings.isAutoregressive()
                ? settings.innovationRatio()
                        * posterior.variance()
                        * (1 - kept * kept)
                        / (1 - autoregression * autoregression)
                : 0;
        double stateVariance = observation.uncertainty()
                + 2 * reach * observation.stateCovariance[Posterior.SLOPE]
                + 2 * autoregressionChange * observation.stateCovariance[Posterior.AUTOREGRESSION]
                + reach * reach * posterior.covariance(Posterior.SLOPE, Posterior.SLOPE)
                + autoregressionChange
                        * autoregressionChange
                        * posterior.covariance(Posterior.AUTOREGRESSION, Posterior.AUTOREGRESSION)
                + 2 * reach * autoregressionChange * posterior.covariance(Posterior.AUTOREGRESSION, Posterior.SLOPE);
        return Math.max(stateVariance, 0)
                + days * open * levelEvolutionVariance
                + innovationVariance
                + posterior.variance() * noiseFactor;
    }

    void readOrWrite(StateCodec codec) {
        levelEvolutionVariance = codec.readOrWrite(levelEvolutionVariance);
        slopeEvolutionVariance = codec.readOrWrite(slopeEvolutionVariance);
        openDaysSinceReading = codec.readOrWrite(openDaysSinceReading);
    }

    private void fadeAutoregressivePart() {
        double autoregression = settings.autoregression();
        posterior.scaleMean(Posterior.AUTOREGRESSION, autoregression);
        for (int j = 0; j < posterior.size(); j++) {
            if (j != Posterior.AUTOREGRESSION) {
                posterior.set(
                        j,
                        Posterior.AUTOREGRESSION,
                        autoregression * posterior.covariance(j, Posterior.AUTOREGRESSION));
            }
        }
        posterior.set(
                Posterior.AUTOREGRESSION,
                Posterior.AUTOREGRESSION,
                autoregression
                                * autoregression
                                * posterior.covariance(Posterior.AUTOREGRESSION, Posterior.AUTOREGRESSION)
                        + settings.innovationRatio() * posterior.variance());
    }

    /** The change of level by a unit slope over some days. */
    private static double slopeReach(int days) {
        double step = DAMPING;
        double reach = DAMPING;
        for (int i = 1; i < days; i++) {
            step *= DAMPING_AHEAD;
            reach += step;
        }
        return reach;
    }
}
