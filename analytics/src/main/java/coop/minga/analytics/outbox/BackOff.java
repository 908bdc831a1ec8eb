package coop.minga.analytics.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with a limit. A random half keeps simultaneous failures from being retried simultaneously. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;

    private final RandomGenerator random;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures 1 after the first */
    synchronized Duration after(int failures) {
        var doubled = FIRST.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        var whole = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return whole.dividedBy(2).plusMillis(Math.round(random.nextDouble() * whole.toMillis() / 2));
    }
}
