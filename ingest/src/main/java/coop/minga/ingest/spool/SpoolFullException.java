package coop.minga.ingest.spool;

/** There is no room for the spool on its disk: what was in it is still there, what came last was not taken. */
public final class SpoolFullException extends SpoolException {
    private static final long serialVersionUID = 1;

    SpoolFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
