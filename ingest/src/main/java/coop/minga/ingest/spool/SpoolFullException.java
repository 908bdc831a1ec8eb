package coop.minga.ingest.spool;

/** The disk is full. Earlier reports are kept, the latest were not stored. */
public final class SpoolFullException extends SpoolException {
    private static final long serialVersionUID = 1;

    SpoolFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
