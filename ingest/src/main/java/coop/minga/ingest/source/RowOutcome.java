package coop.minga.ingest.source;

/** What became of one value in a file: accepted, refused, or nothing was stated there. */
sealed interface RowOutcome permits AcceptedRow, RefusedRow, EmptyRow {}
