package coop.minga.analytics.outage;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why nothing can be recorded. The first of several is reported. */
public enum Outage {
    DISK_FULL,
    DATABASE,
    BROKER;

    private static final int LONGEST_CHAIN = 20;
    private static final String DISK_FULL_STATE = "53100";
    private static final String CANCELED_STATE = "57014";

    /** Lost or refused connections, timed-out idle transactions, and servers that stop, start or are full. */
    private static final Pattern AWAY_STATE = Pattern.compile("08...|25P03|57P..|53[234]00");

    /** Insufficient memory, disk or connections, and protocol violations. */
    private static final Pattern ONE_STATEMENT = Pattern.compile("53...|08P01");

    /** The outage behind a failure; empty for other faults. */
    public static Optional<Outage> of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            var outage = direct(cause);
            if (outage.isPresent()) {
                return outage;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Whether the statement alone may be the cause, by its size or protocol. */
    public static boolean mayBeOfOneStatement(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            if (cause instanceof SQLException refused
                    && ONE_STATEMENT
                            .matcher(String.valueOf(refused.getSQLState()))
                            .matches()) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether the database ended a statement at its time limit. */
    public static boolean isOverTimeLimit(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            if (cause instanceof SQLException ended && CANCELED_STATE.equals(ended.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static Optional<Outage> direct(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException) {
            return Optional.of(DATABASE);
        }
        if (cause instanceof SQLException refused && refused.getSQLState() != null) {
            return ofState(refused.getSQLState());
        }
        return cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("No space left")
                ? Optional.of(DISK_FULL)
                : Optional.empty();
    }

    private static Optional<Outage> ofState(String state) {
        if (state.equals(DISK_FULL_STATE)) {
            return Optional.of(DISK_FULL);
        }
        return AWAY_STATE.matcher(state).matches() ? Optional.of(DATABASE) : Optional.empty();
    }
}
