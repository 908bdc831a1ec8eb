package coop.minga.ingest.spool;

import coop.minga.ingest.message.Message;

/** The disk is full. Earlier reports are kept, the latest were not stored. */
public final class SpoolFullException extends SpoolException {
    private static final long serialVersionUID = 1;

    SpoolFullException(Message said, Throwable cause) {
        super(said, cause);
    }
}
