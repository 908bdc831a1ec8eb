package coop.minga.deploy.standalone;

/** The reason why the demo cannot start, for its user. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotStartException(String message) {
        super(message);
    }

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
