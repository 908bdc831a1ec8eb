package coop.minga.analytics.aggregate;

/** Whether a sum may be disclosed, as far as the units decide. */
public enum DisclosureStatus {
    DISCLOSED,
    /** Fewer than five units below the level measure it. */
    TOO_FEW,
    /** More units than can be added up on request. */
    TOO_MANY,
    /** Visible figures would reveal readings of fewer than five units. */
    REMAINDER
}
