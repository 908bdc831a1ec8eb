package coop.minga.analytics.alert;

import java.time.LocalDate;

import coop.minga.analytics.filter.Direction;
import coop.minga.analytics.filter.Verdict;
import coop.minga.analytics.verdict.Band;
import org.jspecify.annotations.Nullable;

/**
 * A day of a datafeed: what was read, how often it was stated anew, what was expected and found.
 *
 * @param band null also on a closed day: nothing is expected then
 * @param due whether there is still time to report the day
 */
public record DatafeedDay(
        LocalDate day,
        @Nullable Double value,
        int revision,
        @Nullable Band band,
        @Nullable Verdict verdict,
        boolean closed,
        boolean due) {

    public boolean flagged() {
        return verdict != null && verdict.flagged();
    }

    /** A reading that comes on one day in a hundred, whether anything was found behind it or not. */
    public boolean odd() {
        return value != null && band != null && Band.side(band.central99(), value) != Direction.NONE;
    }

    /** On which side of what was expected the reading lies; on none within it, or without either. */
    public Direction side() {
        return value == null || band == null ? Direction.NONE : Band.side(band.central80(), value);
    }
}
