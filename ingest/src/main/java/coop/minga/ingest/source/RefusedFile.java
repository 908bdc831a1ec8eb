package coop.minga.ingest.source;

/** A file of which nothing can be used, and why; the reason says what to do. */
public record RefusedFile(String file, long line, String reason) implements FileOutcome {}
