package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.filter.state.StateCodec;

/**
 * How much it takes to raise an alarm. More at first, while little is known of the series; and every alarm makes the
 * next one a little harder, which wears off over years: a series that is restless by nature does not cry wolf for ever.
 */
final class AlarmThreshold {

    private static final double ALONE = 3.55;
    private static final double STEP = 7.4;
    private static final double RAMP = 7.7;
    private static final double VARIANCE = 9;
    private static final double SHAPE = 11;
    private static final double ALONE_RAISED = 0.15;
    private static final double LASTING_RAISED = 0.2;
    private static final double KEPT = 0.999;

    private static final double YOUTH_KEPT = 0.97;
    private static final double DOUBT = 0.5;
    private static final double LEAST_DOUBT = 1.1;

    private double youth = 1;
    private double alone;
    private double lasting;

    void wearOff() {
        alone *= KEPT;
        lasting *= KEPT;
        youth *= YOUTH_KEPT;
    }

    /** By how much a residual is to be made smaller, because deviations are only estimated, at first from few readings. */
    double doubt() {
        return LEAST_DOUBT + DOUBT * youth;
    }

    /** How many deviations a single reading must be off. */
    double aloneLimit() {
        return ALONE * (1 + alone + youth);
    }

    /** The evidence as a multiple of what an alarm takes. */
    double measure(Evidence evidence) {
        double limit = switch (evidence.kind()) {
            case LEVEL_STEP -> STEP;
            case SLOPE_CHANGE -> RAMP;
            case VARIANCE_CHANGE -> VARIANCE;
            default -> SHAPE;
        };
        return evidence.gain() / (limit * (1 + lasting + youth));
    }

    void raised(VerdictKind kind) {
        if (kind == VerdictKind.TRANSIENT) {
            alone += ALONE_RAISED;
        } else {
            lasting += LASTING_RAISED;
        }
    }

    void exchange(StateCodec cells) {
        alone = cells.exchange(alone);
        lasting = cells.exchange(lasting);
        youth = cells.exchange(youth);
    }
}
