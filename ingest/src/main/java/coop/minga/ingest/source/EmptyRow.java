package coop.minga.ingest.source;

/** An empty cell, or a value that the file has already. */
record EmptyRow() implements RowOutcome {}
