package coop.minga.ingest.spool;

import coop.minga.ingest.contract.StreamId;

/** Counts and words of the spool. */
public record SpoolStatus(StreamId stream, Reports reports, Files files, Words words) {

    /**
     * Counts of reports.
     *
     * @param sent those that the broker has
     * @param acknowledged those that need not be resent
     */
    public record Reports(long spooled, long sent, long acknowledged) {

        public long waiting() {
            return spooled - acknowledged;
        }
    }

    /** @param count of files read */
    public record Files(long count, long acceptedValues, long refusedRows) {}

    /**
     * Empty if there is nothing to say.
     *
     * @param lastNote the last hint about a file, with its time
     * @param problem all problems, with that of the broker
     * @param broker why the broker takes no reports
     */
    public record Words(String lastRefusal, String lastNote, String problem, String broker) {}
}
