package coop.minga.analytics.aggregate;

/** Whether a sum may be told to somebody, as far as that follows from which units there are. */
public enum DisclosureStatus {
    DISCLOSED,
    /** There are fewer than five units below the level that measure it alike. */
    TOO_FEW,
    /** There are more units than are added up while somebody waits. */
    TOO_MANY,
    /** With what they may see anyway, the readings of fewer than five units could be worked out. */
    REMAINDER
}
