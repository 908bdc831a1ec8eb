package coop.minga.analytics.filter.result;

/**
 * A series needs more steps than the filter takes for one day. The bounds are counts of steps and no times, so a replay
 * ends at the same day on every machine.
 */
public final class StepLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StepLimitException(String message) {
        super(message);
    }
}
