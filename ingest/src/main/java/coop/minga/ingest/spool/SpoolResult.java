package coop.minga.ingest.spool;

/** What became of the statements that were handed to the spool: in how many reports how many went, and how many were known. */
public record SpoolResult(int reports, int stated, int unchanged) {}
