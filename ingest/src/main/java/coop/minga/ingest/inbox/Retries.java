package coop.minga.ingest.inbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import coop.minga.ingest.retry.BackOff;

/**
 * The next try of each file that failed in {@code waiting}. The delay doubles up to {@link #LONGEST}, so that a file
 * that stays unreadable costs little.
 */
public final class Retries {
    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final BackOff BACK_OFF = new BackOff(FIRST, LONGEST);

    private final LongSupplier nanoTime;
    private final Map<Path, Retry> failed = new HashMap<>();

    /** @param nanoTime as {@link System#nanoTime()} */
    public Retries(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    public void tried(Path file, boolean processed) {
        if (processed) {
            failed.remove(file);
            return;
        }
        Retry before = failed.get(file);
        Duration delay = before == null ? FIRST : BACK_OFF.after(before.delay);
        failed.put(file, new Retry(nanoTime.getAsLong() + delay.toNanos(), delay));
    }

    /** Forgets files that were moved away. */
    public void retain(Collection<Path> files) {
        failed.keySet().retainAll(files);
    }

    public boolean due(Path file) {
        Retry retry = failed.get(file);
        return retry != null && nanoTime.getAsLong() - retry.at >= 0;
    }

    public boolean due() {
        return failed.keySet().stream().anyMatch(this::due);
    }

    public boolean isEmpty() {
        return failed.isEmpty();
    }

    private record Retry(long at, Duration delay) {}
}
