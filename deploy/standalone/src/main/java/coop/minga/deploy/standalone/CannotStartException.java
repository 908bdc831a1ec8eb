package coop.minga.deploy.standalone;

/** Why the demo cannot go on, in words for whoever started it. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotStartException(String message) {
        super(message);
    }

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
