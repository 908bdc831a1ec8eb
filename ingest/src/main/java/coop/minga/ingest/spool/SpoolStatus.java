package coop.minga.ingest.spool;

import coop.minga.ingest.contract.StreamId;

/**
 * How the spool stands, in reports and, for what was refused, in rows.
 *
 * @param spooled all reports that are in the spool
 * @param sent those that the broker has
 * @param acknowledged those that need not be sent again
 * @param lastRefusal what was refused last, and when, in words; empty where nothing was
 * @param problem what is wrong now, in words; empty where nothing is
 */
public record SpoolStatus(
        StreamId stream,
        long spooled,
        long sent,
        long acknowledged,
        long files,
        long refusedRows,
        String lastRefusal,
        String problem) {
    public long waiting() {
        return spooled - acknowledged;
    }
}
