package coop.minga.analytics.filter.result;

/** What the filter can say of a reading. */
public enum VerdictKind {
    STEADY,
    TRANSIENT,
    LEVEL_STEP,
    SLOPE_CHANGE,
    VARIANCE_CHANGE,
    WEEKDAY_SHAPE_CHANGE,
    STUCK,
    NOT_ENOUGH_HISTORY
}
