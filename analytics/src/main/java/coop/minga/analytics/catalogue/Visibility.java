package coop.minga.analytics.catalogue;

/** Who may see a unit's series besides its people: nobody or everybody. The unit decides. */
public enum Visibility {
    CLOSED,
    OPEN
}
