package coop.minga.analytics.filter.result;

import java.time.LocalDate;

/**
 * The kind of a reading, as far as the filter can tell.
 *
 * @param onset estimated; the day itself if steady
 * @param confidence in this kind, 0 to 1: a score of the evidence, not a calibrated probability
 */
public record Classification(VerdictKind kind, Direction direction, LocalDate onset, double confidence) {

    public Classification {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + ": expected 0 to 1");
        }
    }

    public boolean isDeviation() {
        return switch (kind) {
            case STEADY, NOT_ENOUGH_HISTORY -> false;
            case TRANSIENT, LEVEL_STEP, SLOPE_CHANGE, VARIANCE_CHANGE, WEEKDAY_SHAPE_CHANGE, STUCK -> true;
        };
    }
}
