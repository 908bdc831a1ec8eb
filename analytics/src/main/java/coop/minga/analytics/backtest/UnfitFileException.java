package coop.minga.analytics.backtest;

/** A file that was understood and with which the command has nothing to do, or not what it was asked. */
final class UnfitFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnfitFileException(String message) {
        super(message);
    }
}
