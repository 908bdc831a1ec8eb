package coop.minga.analytics.filter.result;

/** A series needs more steps than one day allows. Steps, not time, make replays end alike on every machine. */
public final class StepLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StepLimitException(String message) {
        super(message);
    }
}
