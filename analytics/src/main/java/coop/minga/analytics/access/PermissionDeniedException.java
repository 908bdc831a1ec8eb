package coop.minga.analytics.access;

/** A person lacks the permission. The message is for them. */
public final class PermissionDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PermissionDeniedException(String message) {
        super(message);
    }
}
