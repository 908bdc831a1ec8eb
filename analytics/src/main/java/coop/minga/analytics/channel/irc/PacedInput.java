package coop.minga.analytics.channel.irc;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads half a megabyte a second. A virtual thread that never blocks yields to no other: a server sending without pause
 * would occupy a processor.
 */
final class PacedInput extends InputStream {

    private static final int MOST_AT_ONCE = 50_000;
    private static final long EVERY = Duration.ofMillis(100).toNanos();

    private final InputStream in;
    private long since = System.nanoTime();
    private int taken;

    PacedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        rest();
        taken++;
        return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        rest();
        var read = in.read(into, from, Math.min(length, MOST_AT_ONCE - taken));
        taken += Math.max(read, 0);
        return read;
    }

    private void rest() throws IOException {
        if (taken >= MOST_AT_ONCE) {
            IrcPace.pause(since + EVERY - System.nanoTime());
            since = System.nanoTime();
            taken = 0;
        }
    }
}
