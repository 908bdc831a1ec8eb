package coop.minga.ingest.spool;

import java.time.Instant;

/**
 * A processed file. The same name and content count once.
 *
 * @param modified an older file does not overrule a newer one unasked
 * @param acceptedValues also those stated before
 * @param refusal in words, or empty
 * @param note other hints, or empty
 */
public record ProcessedFile(
        String name,
        String contentHash,
        Instant modified,
        int acceptedValues,
        int refusedRows,
        String refusal,
        String note) {}
