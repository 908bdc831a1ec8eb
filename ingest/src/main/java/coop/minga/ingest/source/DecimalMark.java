package coop.minga.ingest.source;

/** What stands before the decimals of a file's numbers; {@code EITHER} where nobody has said and the file has to show it. */
public enum DecimalMark {
    EITHER,
    POINT,
    COMMA
}
