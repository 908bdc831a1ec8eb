package coop.minga.ingest.source.table;

import coop.minga.ingest.message.Message;

/** A file without readable text. The reason says what to do. */
public final class UnreadableTextException extends Exception {
    private static final long serialVersionUID = 1;

    private final long line;
    private final transient Message reason;

    public UnreadableTextException(long line, Message reason) {
        super(reason.key());
        this.line = line;
        this.reason = reason;
    }

    public long line() {
        return line;
    }

    public Message reason() {
        return reason;
    }
}
