package coop.minga.ingest.spool;

/**
 * A processed file, identified by name and content. A kill before archiving therefore does not count it twice.
 *
 * @param acceptedValues number of good values, new or stated before
 * @param refusal description of the refusals; empty if there are none
 * @param note further hints for the reporter; empty if there are none
 */
public record IncomingFile(
        String name, String contentHash, int acceptedValues, int refusedRows, String refusal, String note) {}
