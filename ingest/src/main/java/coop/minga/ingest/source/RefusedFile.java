package coop.minga.ingest.source;

/** An unusable file. The reason says what to do. */
public record RefusedFile(String file, long line, String reason) implements FileOutcome {}
