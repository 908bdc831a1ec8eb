package coop.minga.ingest.file;

import java.nio.file.Path;
import java.util.Objects;

/** An unusable settings or catalogue file. The message names file, field, value and expectation. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableFileException(Path file, String reason) {
        super(file + ": " + reason);
    }

    public UnreadableFileException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
