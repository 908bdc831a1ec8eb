package coop.minga.analytics.access;

/** An alert's state does not permit the move. The message is for people. */
public final class IllegalMoveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IllegalMoveException(String message) {
        super(message);
    }
}
