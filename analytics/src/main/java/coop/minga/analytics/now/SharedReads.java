package coop.minga.analytics.now;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One read for all who ask with an equal key, until a change or for a short time. A read that began before a change is
 * not given after it.
 *
 * @param <K> everything that the value depends on, rights included
 */
final class SharedReads<K, V> {

    private final Map<K, Read<V>> reads = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final long sharedNanos;
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime} */
    SharedReads(Duration shared, LongSupplier nanoTime) {
        this.sharedNanos = shared.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Ends the sharing of all reads so far. */
    void noteChange() {
        changes.incrementAndGet();
    }

    V get(K key, Supplier<V> reader) {
        var now = nanoTime.getAsLong();
        var read = Objects.requireNonNull(
                reads.compute(key, (same, last) -> last != null && isCurrent(last, now) ? last : begin(reader, now)));
        try {
            return read.value();
        } catch (RuntimeException e) {
            reads.remove(key, read);
            throw e;
        } finally {
            reads.values().removeIf(each -> !isCurrent(each, now));
        }
    }

    private Read<V> begin(Supplier<V> reader, long now) {
        return new Read<>(changes.get(), now, new FutureTask<>(reader::get));
    }

    private boolean isCurrent(Read<V> read, long now) {
        return read.changes == changes.get() && now - read.begunAt < sharedNanos;
    }

    private record Read<V>(long changes, long begunAt, FutureTask<V> task) {

        /** Runs in the first caller's thread; others wait. */
        V value() {
            task.run();
            try {
                return task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while another screen reads", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e);
            }
        }
    }
}
