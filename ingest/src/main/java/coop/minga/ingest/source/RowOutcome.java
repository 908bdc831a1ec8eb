package coop.minga.ingest.source;

/** The outcome for one value of a file. */
sealed interface RowOutcome permits AcceptedRow, DoubtfulRow, RefusedRow, EmptyRow {}
