package coop.minga.ingest.source;

/** Nothing new is stated here: the cell is empty, or repeats what an earlier row of the file said. */
record EmptyRow() implements RowOutcome {}
