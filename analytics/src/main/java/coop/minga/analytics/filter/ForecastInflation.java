package coop.minga.analytics.filter;

import coop.minga.analytics.filter.result.Direction;

/**
 * Inflates the forecast of a day with interventions (West and Harrison 1997, 11.2), on the announced side only. The
 * half beyond the median is stretched and the other half stays, as in the two-piece normal distribution (Fechner
 * 1897; John 1982). The band contains the usual band, so an announced change that does not come raises no alarm.
 *
 * @param side the inflated half; both for {@link Direction#NONE}
 * @param lowest smallest possible value
 * @param highest largest possible value
 */
record ForecastInflation(Direction side, double lowest, double highest) {

    /** The 80 % band then reaches ten usual deviations. */
    static final double FACTOR = 8;

    /** The inflated quantile for one of the usual forecast. */
    double inflate(double median, double quantile) {
        double deviation = quantile - median;
        return applies(deviation) ? Math.max(lowest, Math.min(highest, median + FACTOR * deviation)) : quantile;
    }

    /** The value of the usual forecast with the same probability below it as this one has in the inflated forecast. */
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
