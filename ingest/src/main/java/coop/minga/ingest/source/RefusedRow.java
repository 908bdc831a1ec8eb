package coop.minga.ingest.source;

import coop.minga.ingest.message.Message;

/**
 * A place in a file, and what is said about it.
 *
 * @param column empty if the whole row is meant
 */
public record RefusedRow(String file, long line, String column, String value, Message reason) {
    private static final int LONGEST_VALUE = 200;

    public RefusedRow {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "...";
        }
    }
}
