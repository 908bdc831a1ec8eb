package coop.minga.ingest.source.outcome;

import coop.minga.ingest.message.Message;

/** An unusable file. The reason says what to do. */
public record RefusedFile(String file, long line, Message reason) implements FileOutcome {}
