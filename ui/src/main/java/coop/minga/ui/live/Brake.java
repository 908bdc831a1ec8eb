package coop.minga.ui.live;

import java.time.Duration;

/**
 * How soon a screen may be redrawn: a moment after the last time, and longer where drawing takes long, so that under a
 * storm of news no more than a fifth of the time goes into one screen.
 */
final class Brake {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int TIMES_THE_LAST = 4;

    private boolean drawn;
    private long openAt;

    /** @param now in nanoseconds, as {@link System#nanoTime} has them; zero when it may be redrawn now */
    Duration pause(long now) {
        return drawn && openAt - now > 0 ? Duration.ofNanos(openAt - now) : Duration.ZERO;
    }

    void drawn(long began, long ended) {
        var longer = Duration.ofNanos(ended - began).multipliedBy(TIMES_THE_LAST);
        drawn = true;
        openAt = ended + bounded(longer).toNanos();
    }

    private static Duration bounded(Duration pause) {
        if (pause.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
