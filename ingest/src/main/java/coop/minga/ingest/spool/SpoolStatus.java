package coop.minga.ingest.spool;

import coop.minga.ingest.contract.StreamId;

/**
 * How the spool stands, in reports and, for what was refused, in rows.
 *
 * @param spooled all reports that are in the spool
 * @param sent those that the broker has
 * @param acknowledged those that need not be sent again
 * @param problem what went wrong last and still does, in words; empty where nothing does
 */
public record SpoolStatus(
        StreamId stream, long spooled, long sent, long acknowledged, long files, long refusedRows, String problem) {
    public long waiting() {
        return spooled - acknowledged;
    }
}
