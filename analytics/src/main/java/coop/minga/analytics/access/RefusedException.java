package coop.minga.analytics.access;

/** Somebody asked for what is not theirs; the message is for them to read. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
