package coop.minga.ingest.source;

/** One value of a file with its place and row context, as text. */
record Cell(long line, String column, String indicator, String day, String value, String unit) {}
