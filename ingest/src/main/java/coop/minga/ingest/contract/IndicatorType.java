package coop.minga.ingest.contract;

/** What kind of quantity an indicator is: what is made in a day, what is there, a proportion, or a number of events. */
public enum IndicatorType {
    FLOW,
    STOCK,
    RATIO,
    COUNT
}
