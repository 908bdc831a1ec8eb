package coop.minga.analytics.catalogue;

/** The kind of a unit, from the root down. */
public enum UnitKind {
    FEDERATION,
    REGION,
    SECTOR,
    COOPERATIVE,
    WORKPLACE
}
