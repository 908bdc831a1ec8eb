package coop.minga.analytics.filter.result;

/** The transform under which a series has roughly even noise. */
public enum TransformKind {
    /** The identity. */
    IDENTITY,

    /** The inverse hyperbolic sine. */
    ASINH,

    /** The logit. */
    LOGIT
}
