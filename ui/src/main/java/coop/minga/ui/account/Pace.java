package coop.minga.ui.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast something may be tried: freely a few times, then with a growing pause between the tries, one after the other
 * until the last of them would wait for too long: from there on each waits the longest wait and no more, so that many at
 * once are looked at together. How many may wait is for {@link WaitingPlaces} to say. Forgotten after some minutes.
 */
final class Pace<K> {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);
    private static final int MOST_KNOWN = 10_000;

    private final int free;
    private final Duration longestPause;
    private final Map<K, Tries> tries = new LinkedHashMap<>();

    Pace(int free, Duration longestPause) {
        this.free = free;
        this.longestPause = longestPause;
    }

    /** How long this try has to wait. */
    synchronized Duration turn(K key, Instant now) {
        forget(now);
        var known = tries.getOrDefault(key, new Tries(0, now, now));
        var at = known.nextAt().isAfter(now) ? known.nextAt() : now;
        var wait = Duration.between(now, at);
        tries.remove(key);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            tries.put(key, new Tries(known.number() + 1, now, known.nextAt()));
            return LONGEST_WAIT;
        }
        tries.put(key, new Tries(known.number() + 1, now, at.plus(pause(known.number() + 1))));
        return wait;
    }

    /** The last try does not count. */
    synchronized void takeBack(K key) {
        tries.computeIfPresent(
                key,
                (same, known) ->
                        known.number() == 1 ? null : new Tries(known.number() - 1, known.lastAt(), known.nextAt()));
    }

    synchronized void beginAnew(K key) {
        tries.remove(key);
    }

    /** They stand in the order of their last try: the first ones are the oldest. */
    private void forget(Instant now) {
        var oldest = tries.values().iterator();
        while (oldest.hasNext()) {
            var old = oldest.next().lastAt().plus(FORGOTTEN_AFTER).isBefore(now);
            if (!old && tries.size() <= MOST_KNOWN) {
                return;
            }
            oldest.remove();
        }
    }

    private Duration pause(int number) {
        if (number <= free) {
            return Duration.ZERO;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(number - free - 1, 10));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }

    /** @param nextAt when the next one may be looked at */
    private record Tries(int number, Instant lastAt, Instant nextAt) {}
}
