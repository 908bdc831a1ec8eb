package coop.minga.ingest.contract;

/** The direction that is good news. {@code BOTH}: any departure is bad news. */
public enum GoodDirection {
    UP,
    DOWN,
    BOTH
}
