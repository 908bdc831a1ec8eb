package coop.minga.analytics.verdict;

/** The filter fails on a series. It is a pure function, so the same series fails again in the same way. */
public final class FilterFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FilterFaultException(String message, RuntimeException cause) {
        super(message, cause);
    }
}
