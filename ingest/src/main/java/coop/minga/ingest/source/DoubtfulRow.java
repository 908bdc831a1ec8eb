package coop.minga.ingest.source;

/** A value that waits until the file shows its decimal mark. */
record DoubtfulRow(Cell cell) implements RowOutcome {}
