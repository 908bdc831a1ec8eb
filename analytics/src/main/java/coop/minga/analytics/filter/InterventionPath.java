package coop.minga.analytics.filter;

import coop.minga.analytics.filter.result.Direction;
import org.jspecify.annotations.Nullable;

/** Which forecasts of days to come are widened, and to which side: from the first day of a lasting change on all of them. */
final class InterventionPath {

    private @Nullable Direction lasting;
    private @Nullable Direction side;

    /** Goes on to the next day. */
    void goOn(DayInterventions announced) {
        if (announced.begins()) {
            lasting = together(lasting, announced.expected());
        }
        side = announced.widens() ? together(lasting, announced.expected()) : lasting;
    }

    boolean widens() {
        return side != null;
    }

    Direction side() {
        if (side == null) {
            throw new IllegalStateException("nothing was announced: ask widens() first");
        }
        return side;
    }

    private static Direction together(@Nullable Direction one, Direction other) {
        return one == null || one == other ? other : Direction.NONE;
    }
}
