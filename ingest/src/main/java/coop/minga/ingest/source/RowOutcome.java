package coop.minga.ingest.source;

/** What became of one value in a file: accepted, refused, not to be told yet, or nothing was stated there. */
sealed interface RowOutcome permits AcceptedRow, DoubtfulRow, RefusedRow, EmptyRow {}
