package coop.minga.ingest.contract;

/** Which way an indicator has to move to be good news; {@code BOTH} where any departure is bad news. */
public enum GoodDirection {
    UP,
    DOWN,
    BOTH
}
