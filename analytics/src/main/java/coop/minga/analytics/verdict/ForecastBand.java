package coop.minga.analytics.verdict;

import coop.minga.analytics.filter.Forecast;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;

/**
 * A day's forecast as stored: median, mean and central intervals, in the indicator's unit of measure.
 *
 * @param mean for sums; equals the median on days judged before the column existed
 */
public record ForecastBand(double median, double mean, Interval central80, Interval central95, Interval central99) {

    public static ForecastBand of(Forecast forecast) {
        return new ForecastBand(
                forecast.median(),
                forecast.mean(),
                forecast.interval(0.80),
                forecast.interval(0.95),
                forecast.interval(0.99));
    }

    /** The side of the interval on which a value lies; none within it. */
    public static Direction side(Interval expected, double value) {
        if (value > expected.high()) {
            return Direction.UP;
        }
        return value < expected.low() ? Direction.DOWN : Direction.NONE;
    }
}
