package coop.minga.analytics.filter.result;

/**
 * A series needs more steps than one day allows. Bounds count steps, not time, so a replay ends at the same day on
 * every machine.
 */
public final class StepLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StepLimitException(String message) {
        super(message);
    }
}
