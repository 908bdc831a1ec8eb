package coop.minga.ingest.contract;

/** Production of a day, a level, a proportion or a number of events. */
public enum IndicatorType {
    FLOW,
    STOCK,
    RATIO,
    COUNT
}
