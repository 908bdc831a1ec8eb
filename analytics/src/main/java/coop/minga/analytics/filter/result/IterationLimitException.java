package coop.minga.analytics.filter.result;

/** A series needs more iterations than one day allows. The limit counts iterations, not time, so replays end alike on every machine. */
public final class IterationLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IterationLimitException(String message) {
        super(message);
    }
}
