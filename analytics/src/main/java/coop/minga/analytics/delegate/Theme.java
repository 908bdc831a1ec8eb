package coop.minga.analytics.delegate;

/** How a person wants the room to look. */
public enum Theme {
    DARK,
    LIGHT
}
