package coop.minga.analytics.catalogue;

/** What a unit is in the federation's tree, from the root down. */
public enum UnitKind {
    FEDERATION,
    REGION,
    SECTOR,
    COOPERATIVE,
    WORKPLACE
}
