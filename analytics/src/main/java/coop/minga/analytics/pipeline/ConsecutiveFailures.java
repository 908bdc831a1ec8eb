package coop.minga.analytics.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import coop.minga.analytics.catalogue.SeriesId;

/** Counts the consecutive failures of each series, and the pause after them. */
final class ConsecutiveFailures {

    /** From this number on, failures are logged. */
    static final int LOGGED_AFTER = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 9;
    private static final int MOST_SERIES = 10_000;

    private final Map<SeriesId, Integer> failures = new ConcurrentHashMap<>();

    /** Adds a failure and returns their number. */
    int count(SeriesId series) {
        if (failures.size() >= MOST_SERIES) {
            failures.clear();
        }
        return failures.merge(series, 1, Integer::sum);
    }

    void reset(SeriesId series) {
        failures.remove(series);
    }

    /** None after the first, then doubled each time, up to a minute. */
    static Duration pauseAfter(int failures) {
        return failures < 2 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 2, MOST_DOUBLINGS));
    }
}
