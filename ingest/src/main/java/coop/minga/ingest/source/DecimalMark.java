package coop.minga.ingest.source;

/** The decimal mark of a file. {@code EITHER}: the file has to show it. */
public enum DecimalMark {
    EITHER,
    POINT,
    COMMA
}
