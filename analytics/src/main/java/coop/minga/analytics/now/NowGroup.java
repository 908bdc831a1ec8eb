package coop.minga.analytics.now;

/** The groups of the first page, in order. */
public enum NowGroup {
    /** Pain of the viewer's own unit, or whose clock runs at the viewer's level. */
    YOURS,
    /** Other pain that reached the viewer's levels. */
    REACHED,
    /** Unusual readings of series without a shown alert. */
    UNUSUAL,
    /** Alerts and readings in the good direction. */
    BETTER,
    /** Alerts closed within the last seven days. */
    ENDED
}
