package coop.minga.ui.live;

import java.time.Duration;

/** Limits redraws: at least {@link #SHORTEST} apart, at most a fifth of the time. */
final class RedrawThrottle {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int PAUSE_FACTOR = 4;

    private boolean drawn;
    private long nextRedrawAt;

    /**
     * @param now as {@link System#nanoTime}
     * @return zero if it may redraw now
     */
    Duration pause(long now) {
        return drawn && nextRedrawAt - now > 0 ? Duration.ofNanos(nextRedrawAt - now) : Duration.ZERO;
    }

    void recordRedraw(long began, long ended) {
        var longer = Duration.ofNanos(ended - began).multipliedBy(PAUSE_FACTOR);
        drawn = true;
        nextRedrawAt = ended + bounded(longer).toNanos();
    }

    private static Duration bounded(Duration pause) {
        if (pause.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
