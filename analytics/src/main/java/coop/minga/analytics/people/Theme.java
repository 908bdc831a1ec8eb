package coop.minga.analytics.people;

/** How a person wants the room to look. */
public enum Theme {
    DARK,
    LIGHT
}
