package coop.minga.analytics.filter;

import coop.minga.analytics.filter.result.Direction;

/**
 * Inflates a forecast on the announced side (West and Harrison 1997, 11.2), as a two-piece normal (Fechner 1897; John
 * 1982). The usual band stays inside: a missing change is no alarm.
 *
 * @param side {@link Direction#NONE} for both
 * @param lowest possible value
 */
record ForecastInflation(Direction side, double lowest, double highest) {

    /** The 80 % band then reaches ten usual deviations. */
    static final double FACTOR = 8;

    /** The inflated quantile for one of the usual forecast. */
    double inflate(double median, double quantile) {
        double deviation = quantile - median;
        return applies(deviation) ? Math.max(lowest, Math.min(highest, median + FACTOR * deviation)) : quantile;
    }

    /** The value of the usual forecast with the same probability below it. */
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
