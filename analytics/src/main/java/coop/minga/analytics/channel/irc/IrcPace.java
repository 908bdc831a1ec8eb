package coop.minga.analytics.channel.irc;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The allowed rate of lines before a server detects flooding: a few at once, then one at intervals (RFC 1459, 8.10).
 */
public record IrcPace(int atOnce, Duration thenEvery) {

    /** A rate that every server tolerates. */
    public static final IrcPace USUAL = new IrcPace(5, Duration.ofSeconds(2));

    public IrcPace {
        if (atOnce < 1 || thenEvery.isNegative()) {
            throw new IllegalArgumentException(
                    "irc pace: " + atOnce + " lines, then one every " + thenEvery + "; expected 1 or more and a time");
        }
    }

    /** One connection's; used by one thread at a time. */
    final class Meter {

        /** When the next line would be due at an even rate. */
        private long nextDue = System.nanoTime();

        /** Waits until one more line may be sent. */
        void take() throws InterruptedIOException {
            var now = System.nanoTime();
            var ahead = nextDue - now - thenEvery.multipliedBy(atOnce - 1L).toNanos();
            pause(ahead);
            nextDue = Math.max(nextDue, now) + thenEvery.toNanos();
        }
    }

    /** Returns at once if there is nothing to wait for. */
    static void pause(long nanos) throws InterruptedIOException {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Minga was stopped while it spoke with a chat server");
        }
    }
}
