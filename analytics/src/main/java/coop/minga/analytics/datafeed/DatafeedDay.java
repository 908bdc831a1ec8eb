package coop.minga.analytics.datafeed;

import java.time.LocalDate;
import java.util.Objects;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.verdict.Band;
import coop.minga.analytics.verdict.JudgedDay;
import org.jspecify.annotations.Nullable;

/**
 * A day of a datafeed: reading, corrections, forecast and verdict.
 *
 * @param band null on a closed day
 * @param due whether there is still time to report the day
 * @param judged null while the day is not judged
 */
public record DatafeedDay(
        LocalDate day,
        @Nullable Double value,
        int revision,
        @Nullable Band band,
        @Nullable Verdict verdict,
        boolean closed,
        boolean due,
        @Nullable JudgedDay judged) {

    public boolean flagged() {
        return verdict != null && verdict.flagged();
    }

    /** Flagged first, and settled as nothing. */
    public boolean withdrawn() {
        return judged != null && judged.withdrawn();
    }

    /** Whether the reading is the one that was judged: a correction waits for its turn. */
    public boolean upToDate() {
        return judged != null && Objects.equals(judged.value(), value);
    }

    /** On which side of what was expected the reading lies; on none within it, or without either. */
    public Direction side() {
        return value == null || band == null ? Direction.NONE : Band.side(band.central80(), value);
    }
}
