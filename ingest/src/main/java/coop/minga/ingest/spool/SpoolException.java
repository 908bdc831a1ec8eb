package coop.minga.ingest.spool;

import java.util.Locale;

import coop.minga.ingest.message.Message;

/** A failed spool access without partial effect. The message says what to do; {@code getMessage} does so in English. */
public class SpoolException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message said;

    SpoolException(Message said, Throwable cause) {
        super(said.in(Locale.ENGLISH), cause);
        this.said = said;
    }

    SpoolException(Message said) {
        super(said.in(Locale.ENGLISH));
        this.said = said;
    }

    public Message said() {
        return said;
    }

    @Override
    public String getMessage() {
        return said.in(Locale.ENGLISH);
    }
}
