package coop.minga.analytics.filter.result;

/** On what kind of scale a series is seen, so that its noise is about even there. */
public enum ScaleKind {
    STRAIGHT,
    LOG_LIKE,
    LOG_ODDS
}
