package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * What becomes of a state from one day to the next (West and Harrison 1997, 6.3): the slope carries the level on and
 * is damped, the fading part fades, and discounts say how much uncertainty is added. A departure: the evolution
 * variance is fixed at each reading and held until the next, so that unseen days add to the uncertainty evenly.
 */
final class StateTransition {

    private static final double DAMPING = 0.99;
    private static final double DAMPING_UNSEEN = 0.9;
    private static final double DAMPING_FORETOLD = 0.98;

    private final ModelSettings settings;
    private final Posterior moments;
    private double heldLevel;
    private double heldSlope;
    private int unseen;

    /** Of the last step; no part of the state. */
    private double damping = DAMPING;

    StateTransition(ModelSettings settings, Posterior moments) {
        this.settings = settings;
        this.moments = moments;
    }

    /** Moves to the next calendar day. Only open days add uncertainty to level and slope. */
    void step(boolean open) {
        if (open) {
            unseen++;
        }
        damping = open && unseen > 1 ? DAMPING_UNSEEN : DAMPING;
        moments.move(Posterior.LEVEL, damping * moments.mean(Posterior.SLOPE));
        moments.shrink(Posterior.SLOPE, damping);
        double slope = moments.covariance(Posterior.SLOPE, Posterior.SLOPE);
        double both = moments.covariance(Posterior.LEVEL, Posterior.SLOPE);
        moments.widen(Posterior.LEVEL, damping * (2 * both + damping * slope));
        moments.set(Posterior.SLOPE, Posterior.LEVEL, damping * (both + damping * slope));
        moments.set(Posterior.SLOPE, Posterior.SLOPE, damping * damping * slope);
        for (int j = Posterior.FADING; j < moments.size(); j++) {
            double withSlope = damping * moments.covariance(j, Posterior.SLOPE);
            moments.set(j, Posterior.LEVEL, moments.covariance(j, Posterior.LEVEL) + withSlope);
            moments.set(j, Posterior.SLOPE, withSlope);
        }
        if (settings.fades()) {
            fade();
        }
        if (open) {
            moments.widen(Posterior.LEVEL, heldLevel);
            moments.widen(Posterior.SLOPE, heldSlope);
        }
    }

    /** After a reading: the evolution is fixed until the next. */
    void settle() {
        unseen = 0;
        hold();
    }

    /** What the last step left of the slope. */
    double damping() {
        return damping;
    }

    /** What an open day adds to the variance of the level until the next reading. */
    double heldLevel() {
        return heldLevel;
    }

    /** Fixes the evolution until the next reading. */
    void hold() {
        heldLevel = Math.max(0, moments.covariance(Posterior.LEVEL, Posterior.LEVEL)) * (1 / settings.level() - 1);
        heldSlope = Math.max(0, moments.covariance(Posterior.SLOPE, Posterior.SLOPE)) * (1 / settings.slope() - 1);
    }

    /** The expected value of the day looked at, which lies some days ahead. */
    double expectedAhead(ObservationModel seen, int days) {
        return seen.expected()
                + slopeReach(days) * moments.mean(Posterior.SLOPE)
                + seen.at(Posterior.FADING)
                        * moments.mean(Posterior.FADING)
                        * (StrictMath.pow(settings.fading(), days) - 1);
    }

    /**
     * The variance of what will be read then: of the state seen through the design of that day, in which the slope has
     * carried on and the fading part has faded, and of what is added on the way.
     *
     * @param open the share of open days among them
     * @param noise of the weekday, as a multiple of the usual
     */
    double varianceAhead(ObservationModel seen, int days, double open, double noise) {
        double reach = slopeReach(days);
        double fading = settings.fading();
        double kept = StrictMath.pow(fading, days);
        double gone = settings.fades() ? kept - 1 : 0;
        double faded = settings.fades()
                ? settings.fadingShare() * moments.variance() * (1 - kept * kept) / (1 - fading * fading)
                : 0;
        double known = seen.uncertainty()
                + 2 * reach * seen.across[Posterior.SLOPE]
                + 2 * gone * seen.across[Posterior.FADING]
                + reach * reach * moments.covariance(Posterior.SLOPE, Posterior.SLOPE)
                + gone * gone * moments.covariance(Posterior.FADING, Posterior.FADING)
                + 2 * reach * gone * moments.covariance(Posterior.FADING, Posterior.SLOPE);
        return Math.max(known, 0) + days * open * heldLevel + faded + moments.variance() * noise;
    }

    void exchange(StateCodec cells) {
        heldLevel = cells.exchange(heldLevel);
        heldSlope = cells.exchange(heldSlope);
        unseen = cells.exchange(unseen);
    }

    private void fade() {
        double fading = settings.fading();
        moments.shrink(Posterior.FADING, fading);
        for (int j = 0; j < moments.size(); j++) {
            if (j != Posterior.FADING) {
                moments.set(j, Posterior.FADING, fading * moments.covariance(j, Posterior.FADING));
            }
        }
        moments.set(
                Posterior.FADING,
                Posterior.FADING,
                fading * fading * moments.covariance(Posterior.FADING, Posterior.FADING)
                        + settings.fadingShare() * moments.variance());
    }

    /** How far a slope of one carries in some days when a day is foretold. */
    private static double slopeReach(int days) {
        double step = DAMPING;
        double reach = DAMPING;
        for (int i = 1; i < days; i++) {
            step *= DAMPING_FORETOLD;
            reach += step;
        }
        return reach;
    }
}
