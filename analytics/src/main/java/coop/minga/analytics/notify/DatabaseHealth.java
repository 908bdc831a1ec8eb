package coop.minga.analytics.notify;

import java.util.EnumSet;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once when notifications fail, and once when they work again. */
final class DatabaseHealth {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);

    enum Way {
        READING,
        SENDING
    }

    private final Set<Way> lost = EnumSet.noneOf(Way.class);

    synchronized void markLost(Way way, Exception failure) {
        if (lost.isEmpty()) {
            LOG.warn(
                    "No notifications from or to the database ({}): retrying until it answers; screens refresh more slowly meanwhile",
                    failure.getMessage());
        }
        lost.add(way);
    }

    /** Reading proves that the database answers; sending alone does not prove reading. */
    synchronized void markReachable(Way way) {
        if (lost.isEmpty()) {
            return;
        }
        lost.remove(way);
        if (way == Way.READING || lost.isEmpty()) {
            lost.clear();
            LOG.info("The database answers: notifications resume");
        }
    }
}
