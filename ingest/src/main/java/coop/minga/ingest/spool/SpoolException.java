package coop.minga.ingest.spool;

import java.util.Objects;

/** The spool could not be read or written; nothing was half done, and the message says what to do. */
public class SpoolException extends Exception {
    private static final long serialVersionUID = 1;

    SpoolException(String message, Throwable cause) {
        super(message, cause);
    }

    SpoolException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
