package coop.minga.ingest.spool;

/** Counts of one {@link Spool#add}: reports written, statements in them, and statements known before. */
public record SpoolResult(int reports, int stated, int unchanged) {}
