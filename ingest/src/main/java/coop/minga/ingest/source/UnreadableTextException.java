package coop.minga.ingest.source;

import java.util.Objects;

/** The bytes of a file are not the text that was expected; the message says what to do. */
final class UnreadableTextException extends Exception {
    private static final long serialVersionUID = 1;

    private final long line;

    UnreadableTextException(long line, String reason) {
        super(reason);
        this.line = line;
    }

    long line() {
        return line;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
