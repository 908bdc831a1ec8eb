package coop.minga.analytics.access;

/** An alert's state does not permit the move. The message is for people. */
public final class StateConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StateConflictException(String message) {
        super(message);
    }
}
