package coop.minga.ingest.spool;

import java.time.Instant;

/**
 * The record of a file that was read.
 *
 * @param modified when the file was written
 * @param takenAt when it was read last
 */
public record FileHistoryEntry(
        String name, String contentHash, Instant modified, Instant takenAt, int acceptedValues, int refusedRows) {}
