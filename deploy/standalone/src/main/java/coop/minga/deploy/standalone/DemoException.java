package coop.minga.deploy.standalone;

/** Why the demo cannot go on, in words for whoever started it. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
