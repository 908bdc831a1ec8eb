package coop.minga.ingest.source;

/** A value that waits for the rest of its file to show which mark its decimals have. */
record DoubtfulRow(Cell cell) implements RowOutcome {}
