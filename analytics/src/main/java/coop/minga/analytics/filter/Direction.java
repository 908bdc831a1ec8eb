package coop.minga.analytics.filter;

/** Where a deviation points. */
public enum Direction {
    UP,
    DOWN,
    NONE
}
