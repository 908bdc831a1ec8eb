package coop.minga.analytics.pipeline;

/** A judging used more processor time than its budget. */
final class OverBudgetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OverBudgetException(String message) {
        super(message);
    }
}
