package coop.minga.ingest.source.plausibility;

/** The value of a day, with the row that stands for it. */
public record DayValue(ValueCell cell, double value) {}
