package coop.minga.analytics.aggregate;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.verdict.ForecastBand;
import org.jspecify.annotations.Nullable;

/**
 * A day of a sum.
 *
 * @param value null unless disclosed
 * @param band of the reconciled forecast; null unless disclosed
 * @param units how many were due
 */
public record AggregateDay(
        LocalDate day, @Nullable Double value, @Nullable ForecastBand band, State state, int units) {

    /** Why a day has a sum or none. A missing report and a sum withheld are deliberately one state. */
    public enum State {
        DISCLOSED,
        WITHHELD,
        /** Fewer than five units work; of a stock, not all. */
        AT_REST,
        AHEAD
    }

    /** The side of the forecast on which the sum lies, if any. */
    public Direction side() {
        return value == null || band == null ? Direction.NONE : ForecastBand.side(band.central80(), value);
    }
}
