package coop.minga.analytics.now;

import java.time.LocalDate;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.ForecastBand;

/**
 * An indicator with an exceptional last reading.
 *
 * @param pValue the probability of at least this deviation in a series without change
 */
public record ListedReading(
        Indicator indicator,
        LocalDate day,
        double value,
        Interval expected,
        VerdictKind kind,
        double pValue,
        boolean flagged) {

    /** The side of the forecast on which the reading lies. */
    public Direction side() {
        return ForecastBand.side(expected, value);
    }
}
