package coop.minga.analytics.alert;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.verdict.ForecastBand;
import org.jspecify.annotations.Nullable;

/**
 * A rebound ends an earlier opposite deviation and raises no alert (decision 017). It begins later and lies within the
 * 95 % interval forecast before the earlier onset. Returns from a declared new normal do raise one.
 */
final class ReboundRule {

    /** Days after its recovery in which a series may still swing back. */
    static final int REBOUND_DAYS = 3;

    private ReboundRule() {}

    /** Whether the later deviation may be a rebound from the earlier alert. */
    static boolean appliesTo(Deviation later, Alert earlier) {
        var from = earlier.deviation();
        return opposite(later.direction(), from.direction())
                && later.day().isAfter(from.day())
                && later.onset().isAfter(from.onset())
                && !later.day().isAfter(until(earlier));
    }

    /** @param carriedForward the later day's forecast from before the earlier onset */
    static boolean isRebound(Deviation later, @Nullable ForecastBand carriedForward) {
        var value = later.value();
        return value != null
                && carriedForward != null
                && ForecastBand.side(carriedForward.central95(), value) == Direction.NONE;
    }

    private static LocalDate until(Alert earlier) {
        var last = earlier.handling().lastDay();
        return switch (earlier.state()) {
            case OPEN, ACKNOWLEDGED -> LocalDate.MAX;
            case RECOVERED -> last == null ? LocalDate.MIN : last.plusDays(REBOUND_DAYS);
            case NEW_NORMAL -> last == null ? LocalDate.MIN : last;
            case RETRACTED -> LocalDate.MIN;
        };
    }

    private static boolean opposite(Direction one, Direction other) {
        return switch (one) {
            case UP -> other == Direction.DOWN;
            case DOWN -> other == Direction.UP;
            case NONE -> false;
        };
    }
}
