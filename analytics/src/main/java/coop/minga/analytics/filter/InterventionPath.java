package coop.minga.analytics.filter;

import coop.minga.analytics.filter.result.Direction;
import org.jspecify.annotations.Nullable;

/** Which future forecasts are inflated, and on which side. A permanent change inflates all from its first day on. */
final class InterventionPath {

    private @Nullable Direction permanent;
    private @Nullable Direction side;

    /** Moves to the next day. */
    void advance(DayInterventions interventions) {
        if (interventions.begins()) {
            permanent = combined(permanent, interventions.expected());
        }
        side = interventions.inflatesForecast() ? combined(permanent, interventions.expected()) : permanent;
    }

    boolean inflatesForecast() {
        return side != null;
    }

    Direction side() {
        if (side == null) {
            throw new IllegalStateException("nothing was announced: ask widens() first");
        }
        return side;
    }

    private static Direction combined(@Nullable Direction one, Direction other) {
        return one == null || one == other ? other : Direction.NONE;
    }
}
