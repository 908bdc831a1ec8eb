package coop.minga.ingest.source;

import java.util.Objects;

/** A file without readable text. The message says what to do. */
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
