package coop.minga.analytics.alert;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.verdict.Band;
import org.jspecify.annotations.Nullable;

/**
 * A rebound is a return from an earlier opposite deviation and raises no alert of its own (decision 017). It begins
 * later and lies within the 95 % interval of the forecast from before the earlier onset. Values beyond that interval,
 * and returns from a declared new normal, do raise an alert.
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
