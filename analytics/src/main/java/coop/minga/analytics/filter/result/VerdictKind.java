package coop.minga.analytics.filter.result;

/** The kinds of verdicts. */
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
