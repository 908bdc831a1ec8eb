package coop.minga.analytics.catalogue;

/** Who outside a unit may look at its series: nobody, or everybody in the federation. The unit's own choice. */
public enum Visibility {
    CLOSED,
    OPEN
}
