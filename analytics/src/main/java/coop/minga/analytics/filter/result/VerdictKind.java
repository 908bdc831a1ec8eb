package coop.minga.analytics.filter.result;

/** The kinds of verdicts. States of the filter store positions: another is added at the end. */
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
