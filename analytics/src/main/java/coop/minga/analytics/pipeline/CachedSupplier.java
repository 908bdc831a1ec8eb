package coop.minga.analytics.pipeline;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Asks at most once a second, so that gauges read together share one answer. */
final class CachedSupplier<T> implements Supplier<T> {

    private static final long KEPT_NANOS = 1_000_000_000;

    private final Supplier<T> question;
    private final AtomicReference<@Nullable Answer<T>> last = new AtomicReference<>();

    CachedSupplier(Supplier<T> question) {
        this.question = question;
    }

    @Override
    public T get() {
        var kept = last.get();
        if (kept == null || System.nanoTime() - kept.at() > KEPT_NANOS) {
            kept = new Answer<>(question.get(), System.nanoTime());
            last.set(kept);
        }
        return kept.value();
    }

    private record Answer<T>(T value, long at) {}
}
