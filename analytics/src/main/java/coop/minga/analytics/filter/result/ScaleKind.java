package coop.minga.analytics.filter.result;

/** The kind of transform under which the noise of a series is roughly even. */
public enum ScaleKind {
    STRAIGHT,
    LOG_LIKE,
    LOG_ODDS
}
