package coop.minga.analytics.filter.result;

/** The transform under which a series has roughly even noise. */
public enum ScaleKind {
    STRAIGHT,
    LOG_LIKE,
    LOG_ODDS
}
