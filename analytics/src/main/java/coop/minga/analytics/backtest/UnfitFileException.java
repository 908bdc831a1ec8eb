package coop.minga.analytics.backtest;

/** A readable file that the command cannot use as asked. */
final class UnfitFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnfitFileException(String message) {
        super(message);
    }
}
