package coop.minga.ingest.spool;

/**
 * A file as the spool remembers it: by name and content, so that the same file taken up twice, because the agent was
 * killed before it could be moved away, counts once.
 *
 * @param acceptedValues all that were good in it, be they new or stated before
 * @param refusal what was refused of it, in words; empty where nothing was
 * @param note what else its reporter should know, in words; empty where there is nothing
 */
public record IncomingFile(
        String name, String contentHash, int acceptedValues, int refusedRows, String refusal, String note) {}
