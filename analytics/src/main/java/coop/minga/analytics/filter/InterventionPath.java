package coop.minga.analytics.filter;

import coop.minga.analytics.filter.result.Direction;
import org.jspecify.annotations.Nullable;

/** Tracks which future forecasts are inflated. A permanent change inflates all later ones. */
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
