package coop.minga.ingest.spool;

import coop.minga.ingest.contract.StreamId;

/**
 * Counts of the spool. Texts are empty if there is nothing to say.
 *
 * @param sent reports that the broker has
 * @param acknowledged reports that need not be resent
 * @param lastNote the last hint about a file, with its time
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
