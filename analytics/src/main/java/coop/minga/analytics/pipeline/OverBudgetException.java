package coop.minga.analytics.pipeline;

/** The judging of a series used more of the processor than one may. */
final class OverBudgetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OverBudgetException(String message) {
        super(message);
    }
}
