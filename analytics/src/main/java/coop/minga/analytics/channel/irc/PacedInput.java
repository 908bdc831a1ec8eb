package coop.minga.analytics.channel.irc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Reads half a megabyte a second. A virtual thread that never blocks yields to no other: a server sending without pause
 * would occupy a processor.
 */
final class PacedInput extends InputStream {

    private static final int MOST_AT_ONCE = 50_000;
    private static final long EVERY = Duration.ofMillis(100).toNanos();

    private final InputStream in;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private long since;
    private int taken;

    PacedInput(InputStream in) {
        this(in, System::nanoTime, IrcPace::pause);
    }

    PacedInput(InputStream in, LongSupplier nanoTime, Pause pause) {
        this.in = in;
        this.nanoTime = nanoTime;
        this.pause = pause;
        since = nanoTime.getAsLong();
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
            pause.pause(since + EVERY - nanoTime.getAsLong());
            since = nanoTime.getAsLong();
            taken = 0;
        }
    }

    @FunctionalInterface
    interface Pause {

        /** Returns at once if there is nothing to wait for. */
        void pause(long nanos) throws InterruptedIOException;
    }
}
