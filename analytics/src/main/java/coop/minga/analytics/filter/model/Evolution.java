package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.Cells;

/**
 * What becomes of a state from one day to the next (West and Harrison 1997, 6.3): the slope carries the level on and
 * is damped, the fading part fades, and discounts say how much uncertainty is added. A departure: the evolution
 * variance is fixed at each reading and held until the next, so that unseen days add to the uncertainty evenly.
 */
final class Evolution {

    private static final double DAMPING = 0.99;
    private static final double DAMPING_UNSEEN = 0.9;
    private static final double DAMPING_FORETOLD = 0.98;

    private final MemberSettings settings;
    private final Moments moments;
    private double heldLevel;
    private double heldSlope;
    private int unseen;

    /** Of the last step; no part of the state. */
    private double damping = DAMPING;

    Evolution(MemberSettings settings, Moments moments) {
        this.settings = settings;
        this.moments = moments;
    }

    /** Moves to the next calendar day. Only open days add uncertainty to level and slope. */
    void step(boolean open) {
        if (open) {
            unseen++;
        }
        damping = open && unseen > 1 ? DAMPING_UNSEEN : DAMPING;
        moments.move(Moments.LEVEL, damping * moments.mean(Moments.SLOPE));
        moments.shrink(Moments.SLOPE, damping);
        double slope = moments.covariance(Moments.SLOPE, Moments.SLOPE);
        double both = moments.covariance(Moments.LEVEL, Moments.SLOPE);
        moments.widen(Moments.LEVEL, damping * (2 * both + damping * slope));
        moments.set(Moments.SLOPE, Moments.LEVEL, damping * (both + damping * slope));
        moments.set(Moments.SLOPE, Moments.SLOPE, damping * damping * slope);
        for (int j = Moments.FADING; j < moments.size(); j++) {
            double withSlope = damping * moments.covariance(j, Moments.SLOPE);
            moments.set(j, Moments.LEVEL, moments.covariance(j, Moments.LEVEL) + withSlope);
            moments.set(j, Moments.SLOPE, withSlope);
        }
        if (settings.fades()) {
            fade();
        }
        if (open) {
            moments.widen(Moments.LEVEL, heldLevel);
            moments.widen(Moments.SLOPE, heldSlope);
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
        heldLevel = Math.max(0, moments.covariance(Moments.LEVEL, Moments.LEVEL)) * (1 / settings.level() - 1);
        heldSlope = Math.max(0, moments.covariance(Moments.SLOPE, Moments.SLOPE)) * (1 / settings.slope() - 1);
    }

    /** The expected value of the day looked at, which lies some days ahead. */
    double expectedAhead(Design seen, int days) {
        return seen.expected()
                + slopeReach(days) * moments.mean(Moments.SLOPE)
                + seen.at(Moments.FADING)
                        * moments.mean(Moments.FADING)
                        * (StrictMath.pow(settings.fading(), days) - 1);
    }

    /**
     * The variance of what will be read then: of the state seen through the design of that day, in which the slope has
     * carried on and the fading part has faded, and of what is added on the way.
     *
     * @param open the share of open days among them
     * @param noise of the weekday, as a multiple of the usual
     */
    double varianceAhead(Design seen, int days, double open, double noise) {
        double reach = slopeReach(days);
        double fading = settings.fading();
        double kept = StrictMath.pow(fading, days);
        double gone = settings.fades() ? kept - 1 : 0;
        double faded = settings.fades()
                ? settings.fadingShare() * moments.variance() * (1 - kept * kept) / (1 - fading * fading)
                : 0;
        double known = seen.uncertainty()
                + 2 * reach * seen.across[Moments.SLOPE]
                + 2 * gone * seen.across[Moments.FADING]
                + reach * reach * moments.covariance(Moments.SLOPE, Moments.SLOPE)
                + gone * gone * moments.covariance(Moments.FADING, Moments.FADING)
                + 2 * reach * gone * moments.covariance(Moments.FADING, Moments.SLOPE);
        return Math.max(known, 0) + days * open * heldLevel + faded + moments.variance() * noise;
    }

    void exchange(Cells cells) {
        heldLevel = cells.exchange(heldLevel);
        heldSlope = cells.exchange(heldSlope);
        unseen = cells.exchange(unseen);
    }

    private void fade() {
        double fading = settings.fading();
        moments.shrink(Moments.FADING, fading);
        for (int j = 0; j < moments.size(); j++) {
            if (j != Moments.FADING) {
                moments.set(j, Moments.FADING, fading * moments.covariance(j, Moments.FADING));
            }
        }
        moments.set(
                Moments.FADING,
                Moments.FADING,
                fading * fading * moments.covariance(Moments.FADING, Moments.FADING)
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
