package coop.minga.analytics.filter;

import coop.minga.analytics.filter.result.Direction;

/**
 * A forecast of a day of which something was announced (West and Harrison 1997, 11.2: an intervention adds variance
 * before the fact), and only to the side that was announced: the half of the distribution beyond the middle is stretched,
 * the other half stays, as in the two-piece normal distribution (Fechner 1897; John 1982). So the band holds the one of
 * an ordinary day, and what was announced and does not come lies where it would.
 *
 * @param side which half; both where nobody knows
 * @param lowest no value can be below it
 * @param highest no value can be above it
 */
record ForecastInflation(Direction side, double lowest, double highest) {

    /** So many times as far: the 80 % band reaches ten usual deviations. */
    static final double STRETCH = 8;

    /** The quantile where the ordinary forecast has this one. */
    double stretched(double middle, double quantile) {
        double apart = quantile - middle;
        return concerns(apart) ? Math.max(lowest, Math.min(highest, middle + STRETCH * apart)) : quantile;
    }

    /** The value that is as likely to be passed by the ordinary forecast as this one by the widened. */
    double shrunk(double middle, double value) {
        double apart = value - middle;
        return concerns(apart) ? middle + apart / STRETCH : value;
    }

    private boolean concerns(double apart) {
        return switch (side) {
            case UP -> apart > 0;
            case DOWN -> apart < 0;
            case NONE -> true;
        };
    }
}
