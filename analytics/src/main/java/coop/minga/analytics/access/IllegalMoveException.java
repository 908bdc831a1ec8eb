package coop.minga.analytics.access;

/** What was asked of an alert is not possible in the state that it is in; the message is for people. */
public final class IllegalMoveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IllegalMoveException(String message) {
        super(message);
    }
}
