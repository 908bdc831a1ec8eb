package coop.minga.analytics.pipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Judges series one after another, on a thread that can be abandoned if one does not end. An abandoned thread cannot
 * commit; the next series gets a new one.
 */
final class AbandonableThread implements AutoCloseable {

    private static final long CHECK_EVERY_MILLIS = 1000;

    private final String name;
    private final AbandonedThreads abandoned;
    private ExecutorService thread;

    AbandonableThread(String name, AbandonedThreads abandoned) {
        this.name = name;
        this.abandoned = abandoned;
        this.thread = started();
    }

    /**
     * Waits until the judging ends or is abandoned.
     *
     * @param isAbandoned asked every second
     * @throws AbandonedException when the thread was abandoned
     */
    <T> T run(Supplier<T> judging, BooleanSupplier isAbandoned) throws InterruptedException {
        var running = CompletableFuture.supplyAsync(judging, thread);
        while (true) {
            try {
                return running.get(CHECK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                if (isAbandoned.getAsBoolean()) {
                    abandoned.add(running);
                    thread.shutdownNow();
                    thread = started();
                    throw new AbandonedException();
                }
            } catch (ExecutionException failed) {
                throw unchecked(failed);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private ExecutorService started() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("minga-" + name).daemon().factory());
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failed);
        };
    }

    /** The thread was abandoned. */
    static final class AbandonedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
