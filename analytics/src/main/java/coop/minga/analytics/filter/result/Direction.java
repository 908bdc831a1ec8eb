package coop.minga.analytics.filter.result;

/** Where a deviation points. */
public enum Direction {
    UP,
    DOWN,
    NONE
}
