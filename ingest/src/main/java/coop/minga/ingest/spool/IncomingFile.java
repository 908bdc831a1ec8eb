package coop.minga.ingest.spool;

/**
 * A file as the spool remembers it: by name and content, so that the same file taken up twice, because the agent was
 * killed before it could be moved away, counts once.
 *
 * @param refusal what was refused of it, in words; empty where nothing was
 */
public record IncomingFile(String name, String contentHash, int refusedRows, String refusal) {}
