package coop.minga.ingest.spool;

import java.time.Instant;

/**
 * A processed file, identified by name and content, so a repetition counts once.
 *
 * @param modified when the file was last written; an older file does not overrule a newer one unasked
 * @param acceptedValues good values, also those stated before
 * @param refusal description of the refusals, or empty
 * @param note other hints, or empty
 */
public record IncomingFile(
        String name,
        String contentHash,
        Instant modified,
        int acceptedValues,
        int refusedRows,
        String refusal,
        String note) {}
