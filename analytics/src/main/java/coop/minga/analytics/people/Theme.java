package coop.minga.analytics.people;

/** A person's choice of colours for the room. */
public enum Theme {
    DARK,
    LIGHT
}
