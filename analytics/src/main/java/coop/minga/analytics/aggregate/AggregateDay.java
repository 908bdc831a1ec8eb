package coop.minga.analytics.aggregate;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.verdict.Band;
import org.jspecify.annotations.Nullable;

/**
 * A day of a sum.
 *
 * @param value null unless it is told
 * @param band what was expected, of the reconciled forecast; null where it is not told
 * @param units how many were due on it
 */
public record AggregateDay(
        LocalDate day, @Nullable Double value, @Nullable Band band, State state, int units) {

    /** Why a day has a sum, or none. That a unit has not spoken and that one would show through are one, on purpose. */
    public enum State {
        DISCLOSED,
        WITHHELD,
        /** Fewer than five of the units are at work; of a stock, not all of them. */
        AT_REST,
        AHEAD
    }

    /** On which side of what was expected the sum lies; on none within it, or without either. */
    public Direction side() {
        return value == null || band == null ? Direction.NONE : Band.side(band.central80(), value);
    }
}
