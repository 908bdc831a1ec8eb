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
    static final double FACTOR = 8;

    /** The quantile where the ordinary forecast has this one. */
    double inflate(double median, double quantile) {
        double deviation = quantile - median;
        return applies(deviation) ? Math.max(lowest, Math.min(highest, median + FACTOR * deviation)) : quantile;
    }

    /** The value that is as likely to be passed by the ordinary forecast as this one by the widened. */
    double deflate(double median, double value) {
        double deviation = value - median;
        return applies(deviation) ? median + deviation / FACTOR : value;
    }

    private boolean applies(double deviation) {
        return switch (side) {
            case UP -> deviation > 0;
            case DOWN -> deviation < 0;
            case NONE -> true;
        };
    }
}
