package coop.minga.analytics.datafeed;

import java.time.LocalDate;
import java.util.Objects;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDay;
import org.jspecify.annotations.Nullable;

/**
 * A day of a datafeed: reading, corrections, forecast and verdict.
 *
 * @param band null on a closed day
 * @param due whether there is still time to report
 * @param judged null if not judged yet
 */
public record DatafeedDay(
        LocalDate day,
        @Nullable Double value,
        int revision,
        @Nullable ForecastBand band,
        boolean closed,
        boolean due,
        @Nullable JudgedDay judged) {

    /** Whether the value was withdrawn by its unit. */
    public boolean valueWithdrawn() {
        return value == null && revision > 0;
    }

    public @Nullable Verdict verdict() {
        return judged == null ? null : judged.verdict();
    }

    public boolean flagged() {
        return judged != null && judged.flagged();
    }

    /** Whether its flag was settled as steady. */
    public boolean flagRetracted() {
        return judged != null && judged.flagRetracted();
    }

    /** Whether the current reading was judged, unlike a waiting correction. */
    public boolean upToDate() {
        return judged != null && Objects.equals(judged.value(), value);
    }

    /** The side of the forecast on which the reading lies, if any. */
    public Direction side() {
        return value == null || band == null ? Direction.NONE : ForecastBand.side(band.central80(), value);
    }
}
