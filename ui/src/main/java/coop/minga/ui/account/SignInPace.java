package coop.minga.ui.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How fast passwords of one account may be tried from one address: freely a few times, then with a growing pause between
 * them, one after the other. Forgotten after some minutes or with the right password, and no concern of other addresses:
 * nobody is ever locked out.
 */
final class SignInPace {

    private static final int FREE = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);
    private static final int MOST_KNOWN = 10_000;

    private final InstantSource machine;
    private final Map<Attempt, Tries> tries = new LinkedHashMap<>();

    SignInPace(InstantSource machine) {
        this.machine = machine;
    }

    /**
     * How long the attempt has to wait before its password is looked at; empty when too many wait already. It counts as
     * a failure until it {@link #succeeded}, so that many at the same time are no faster.
     */
    synchronized Optional<Duration> turn(Attempt attempt) {
        var now = machine.instant();
        forget(now);
        var known = tries.getOrDefault(attempt, new Tries(0, now, now));
        var at = known.nextAt().isAfter(now) ? known.nextAt() : now;
        var wait = Duration.between(now, at);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return Optional.empty();
        }
        tries.remove(attempt);
        tries.put(attempt, new Tries(known.number() + 1, now, at.plus(pause(known.number() + 1))));
        return Optional.of(wait);
    }

    synchronized void succeeded(Attempt attempt) {
        tries.remove(attempt);
    }

    /** They stand in the order of their last attempt: the first ones are the oldest. */
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

    private static Duration pause(int number) {
        if (number <= FREE) {
            return Duration.ZERO;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(number - FREE - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** A name as it was typed, and where. */
    record Attempt(String name, String address) {}

    /** @param nextAt when the next attempt may be looked at */
    private record Tries(int number, Instant lastAt, Instant nextAt) {}
}
