package coop.minga.ingest.retry;

import java.time.Duration;

/** The pauses between tries: each is twice the one before, up to the longest. */
public record BackOff(Duration first, Duration longest) {
    public Duration after(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
