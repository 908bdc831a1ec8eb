package coop.minga.ingest.source;

public record RefusedRow(String file, long line, String column, String value, String expected) implements RowOutcome {
    private static final int LONGEST_VALUE = 200;

    public RefusedRow {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "...";
        }
    }
}
