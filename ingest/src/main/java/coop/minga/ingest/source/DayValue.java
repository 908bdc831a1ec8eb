package coop.minga.ingest.source;

/** The value of a day, with the row that stands for it. */
record DayValue(Entry entry, double value) {}
