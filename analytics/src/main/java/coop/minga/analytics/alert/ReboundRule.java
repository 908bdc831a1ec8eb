package coop.minga.analytics.alert;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.verdict.Band;
import org.jspecify.annotations.Nullable;

/**
 * Whether a deviation is no more than the way back from an earlier one the other way, and so no alarm of its own
 * (decision 017): it began after it, and its value lies in the 95 % band of the forecast that was made before the earlier
 * onset and carried forward. Who goes beyond that, or goes back on what was declared the new normal, is news.
 */
final class ReboundRule {

    /** In days: so long after an alert has returned by itself its series may still swing back. */
    static final int REBOUND_DAYS = 3;

    private ReboundRule() {}

    /** Whether the earlier alert is one that the later deviation may lead back from. */
    static boolean appliesTo(Deviation later, Alert earlier) {
        var from = earlier.deviation();
        return opposite(later.direction(), from.direction())
                && later.day().isAfter(from.day())
                && later.onset().isAfter(from.onset())
                && !later.day().isAfter(until(earlier));
    }

    /** @param carriedForward to the later day, the forecast made before the earlier onset */
    static boolean isRebound(Deviation later, @Nullable Band carriedForward) {
        var value = later.value();
        return value != null
                && carriedForward != null
                && Band.side(carriedForward.central95(), value) == Direction.NONE;
    }

    private static LocalDate until(Alert earlier) {
        var last = earlier.lastDay();
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
