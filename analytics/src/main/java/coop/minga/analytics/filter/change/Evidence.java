package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;

/**
 * The strongest evidence for one kind of change.
 *
 * @param gain log likelihood ratio to no change, less the search penalty
 * @param readings since the estimated first day, at least 1
 * @param size signed, in standard deviations (per day for a slope)
 */
record Evidence(VerdictKind kind, double gain, int readings, double size) {

    static Evidence none(VerdictKind kind) {
        return new Evidence(kind, 0, 1, 0);
    }

    Direction direction() {
        return switch (kind) {
            case WEEKDAY_SHAPE_CHANGE -> Direction.NONE;
            case STEADY, TRANSIENT, LEVEL_STEP, SLOPE_CHANGE, VARIANCE_CHANGE, STUCK, NOT_ENOUGH_HISTORY ->
                signOfSize();
        };
    }

    private Direction signOfSize() {
        if (size == 0) {
            return Direction.NONE;
        }
        return size > 0 ? Direction.UP : Direction.DOWN;
    }

    Evidence orStronger(double otherGain, int otherReadings, double otherSize) {
        return otherGain > gain ? new Evidence(kind, otherGain, otherReadings, otherSize) : this;
    }
}
