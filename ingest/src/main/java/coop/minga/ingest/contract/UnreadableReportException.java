package coop.minga.ingest.contract;

import java.util.Objects;

/** An unreadable report. The message is fit for its reporter. */
public final class UnreadableReportException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableReportException(String reason) {
        super(reason);
    }

    UnreadableReportException(String reason, Throwable cause) {
        super(reason, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
