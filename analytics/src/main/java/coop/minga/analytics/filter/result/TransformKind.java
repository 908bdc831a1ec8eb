package coop.minga.analytics.filter.result;

/** The transform under which a series has roughly even noise. */
public enum TransformKind {
    /** The identity. */
    STRAIGHT,

    /** The inverse hyperbolic sine. */
    LOG_LIKE,

    /** The logit. */
    LOG_ODDS
}
