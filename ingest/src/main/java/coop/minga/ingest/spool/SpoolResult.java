package coop.minga.ingest.spool;

/**
 * @param reports written reports
 * @param stated statements in them
 * @param unchanged statements known before
 */
public record SpoolResult(int reports, int stated, int unchanged) {}
