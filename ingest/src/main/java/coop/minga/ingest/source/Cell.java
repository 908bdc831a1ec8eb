package coop.minga.ingest.source;

/** One value of a file as it stands there: in its line, under its column, with what the row says about it. */
record Cell(long line, String column, String indicator, String day, String value, String unit) {}
