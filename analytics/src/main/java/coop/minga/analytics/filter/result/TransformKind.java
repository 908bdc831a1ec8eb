package coop.minga.analytics.filter.result;

/** The transform under which a series has roughly even noise. */
public enum TransformKind {
    STRAIGHT,
    LOG_LIKE,
    LOG_ODDS
}
