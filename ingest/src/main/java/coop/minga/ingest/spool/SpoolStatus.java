package coop.minga.ingest.spool;

import coop.minga.ingest.contract.StreamId;

/**
 * State of a spool: counts of reports, accepted values and refused rows.
 *
 * @param spooled all reports in the spool
 * @param sent reports that the broker has
 * @param acknowledged reports that need not be sent again
 * @param lastRefusal the last refusal, with its time; empty if there was none
 * @param lastNote the last hint about a file, with its time; empty if there was none
 * @param problem the current problem; empty if there is none
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
