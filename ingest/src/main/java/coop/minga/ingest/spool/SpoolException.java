package coop.minga.ingest.spool;

import java.util.Objects;

/** A failed spool access without partial effect. The message says what to do. */
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
