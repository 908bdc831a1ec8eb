package coop.minga.analytics.filter.result;

/** The direction of a deviation. */
public enum Direction {
    UP,
    DOWN,
    NONE
}
