package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.filter.state.StateCodec;

/**
 * The evidence that an alarm needs. Young series need more, and each alarm raises it for a time: restless series raise
 * few alarms.
 */
final class AlarmThreshold {

    private static final double SINGLE_READING = 3.55;
    private static final double STEP = 7.4;
    private static final double RAMP = 7.7;
    private static final double VARIANCE = 9;
    private static final double SHAPE = 11;
    private static final double SINGLE_READING_RAISED = 0.15;
    private static final double LASTING_RAISED = 0.2;
    private static final double DISCOUNT = 0.999;

    private static final double YOUTH_DISCOUNT = 0.97;
    private static final double YOUTH_INFLATION = 0.5;
    private static final double LEAST_INFLATION = 1.1;

    private double youth = 1;
    private double singleReading;
    private double lasting;

    void decay() {
        singleReading *= DISCOUNT;
        lasting *= DISCOUNT;
        youth *= YOUTH_DISCOUNT;
    }

    /** Divisor of residuals: deviations are estimated, at first from few readings. */
    double estimationInflation() {
        return LEAST_INFLATION + YOUTH_INFLATION * youth;
    }

    /** The limit for a single reading, in standard deviations. */
    double singleReadingLimit() {
        return SINGLE_READING * (1 + singleReading + youth);
    }

    /** The evidence relative to the threshold. */
    double ratio(Evidence evidence) {
        double limit = switch (evidence.kind()) {
            case LEVEL_STEP -> STEP;
            case SLOPE_CHANGE -> RAMP;
            case VARIANCE_CHANGE -> VARIANCE;
            case WEEKDAY_SHAPE_CHANGE -> SHAPE;
            case STEADY, TRANSIENT, STUCK, NOT_ENOUGH_HISTORY ->
                throw new IllegalArgumentException("evidence of " + evidence.kind() + ": expected a lasting change");
        };
        return evidence.gain() / (limit * (1 + lasting + youth));
    }

    void raised(VerdictKind kind) {
        if (kind == VerdictKind.TRANSIENT) {
            singleReading += SINGLE_READING_RAISED;
        } else {
            lasting += LASTING_RAISED;
        }
    }

    void readOrWrite(StateCodec codec) {
        singleReading = codec.readOrWrite(singleReading);
        lasting = codec.readOrWrite(lasting);
        youth = codec.readOrWrite(youth);
    }
}
