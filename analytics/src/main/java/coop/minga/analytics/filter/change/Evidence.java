package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;

/**
 * The strongest sign of one kind of change in the residuals.
 *
 * @param gain in log likelihood over nothing having changed, less the cost of having looked at many beginnings
 * @param readings since it seems to have begun, at least 1
 * @param size estimated, in standard deviations (a day, for a slope); signed
 */
record Evidence(VerdictKind kind, double gain, int readings, double size) {

    static Evidence none(VerdictKind kind) {
        return new Evidence(kind, 0, 1, 0);
    }

    Direction direction() {
        if (kind == VerdictKind.WEEKDAY_SHAPE_CHANGE || size == 0) {
            return Direction.NONE;
        }
        return size > 0 ? Direction.UP : Direction.DOWN;
    }

    Evidence orStronger(double otherGain, int otherReadings, double otherSize) {
        return otherGain > gain ? new Evidence(kind, otherGain, otherReadings, otherSize) : this;
    }
}
