package coop.minga.ingest.spool;

/**
 * A processed file, identified by name and content, so a repetition counts once.
 *
 * @param acceptedValues good values, also those stated before
 * @param refusal description of the refusals, or empty
 * @param note other hints, or empty
 */
public record IncomingFile(
        String name, String contentHash, int acceptedValues, int refusedRows, String refusal, String note) {}
