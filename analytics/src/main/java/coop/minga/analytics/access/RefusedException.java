package coop.minga.analytics.access;

/** A person lacks the permission. The message is for them. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
