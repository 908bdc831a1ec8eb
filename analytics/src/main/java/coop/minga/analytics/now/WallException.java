package coop.minga.analytics.now;

import java.time.LocalDate;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.Band;

/**
 * An indicator whose last reading stands out, as the wall ranks it.
 *
 * @param pValue the chance that a series to which nothing happened shows at least so much on a day
 */
public record WallException(
        Indicator indicator,
        LocalDate day,
        double value,
        double median,
        Interval expected,
        VerdictKind kind,
        Direction direction,
        double pValue,
        boolean flagged) {

    /** On which side of what was expected the reading lies; on none within it. */
    public Direction side() {
        return Band.side(expected, value);
    }
}
