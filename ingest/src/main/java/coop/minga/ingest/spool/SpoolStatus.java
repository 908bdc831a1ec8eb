package coop.minga.ingest.spool;

import coop.minga.ingest.contract.StreamId;

/**
 * How the spool stands, in reports; and what was in the files, accepted in values and refused in rows.
 *
 * @param spooled all reports that are in the spool
 * @param sent those that the broker has
 * @param acknowledged those that need not be sent again
 * @param lastRefusal what was refused last, and when, in words; empty where nothing was
 * @param lastNote what else was noted last of a file, and when, in words; empty where nothing was
 * @param problem what is wrong now, in words; empty where nothing is
 */
public record SpoolStatus(
        StreamId stream,
        long spooled,
        long sent,
        long acknowledged,
        long files,
        long acceptedValues,
        long refusedRows,
        String lastRefusal,
        String lastNote,
        String problem) {
    public long waiting() {
        return spooled - acknowledged;
    }
}
