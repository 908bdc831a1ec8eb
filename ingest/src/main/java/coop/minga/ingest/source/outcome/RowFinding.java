package coop.minga.ingest.source.outcome;

import coop.minga.ingest.message.Message;

/**
 * A reason why a row is refused, asked about or noted.
 *
 * @param column empty if the whole row is meant
 */
public record RowFinding(String file, long line, String column, String value, Message reason) {
    private static final int LONGEST_VALUE = 200;

    public RowFinding {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "...";
        }
    }

    public RowFinding because(Message other) {
        return new RowFinding(file, line, column, value, other);
    }
}
