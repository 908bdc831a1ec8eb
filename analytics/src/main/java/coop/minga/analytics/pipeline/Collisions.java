package coop.minga.analytics.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import coop.minga.analytics.catalogue.SeriesId;

/** Counts consecutive failures of a series, and how long it then waits. */
final class Collisions {

    /** More consecutive failures are no accident. */
    static final int SAID_AFTER = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 9;
    private static final int MOST_SERIES = 10_000;

    private final Map<SeriesId, Integer> inARow = new ConcurrentHashMap<>();

    /** Adds a failure and returns their number. */
    int count(SeriesId series) {
        if (inARow.size() >= MOST_SERIES) {
            inARow.clear();
        }
        return inARow.merge(series, 1, Integer::sum);
    }

    void end(SeriesId series) {
        inARow.remove(series);
    }

    /** None after the first, then doubled each time, up to a minute. */
    static Duration pause(int times) {
        return times < 2 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << Math.min(times - 2, MOST_DOUBLINGS));
    }
}
