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
final class JudgeThread implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 1000;

    private final String name;
    private final AbandonedThreads left;
    private ExecutorService thread;

    JudgeThread(String name, AbandonedThreads left) {
        this.name = name;
        this.left = left;
        this.thread = started();
    }

    /**
     * Waits until the judging ends or is abandoned.
     *
     * @param givenUp asked every second
     * @throws AbandonedException when the thread was abandoned
     */
    <T> T run(Supplier<T> judging, BooleanSupplier givenUp) throws InterruptedException {
        var running = CompletableFuture.supplyAsync(judging, thread);
        while (true) {
            try {
                return running.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                if (givenUp.getAsBoolean()) {
                    left.add(running);
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

    /** The thread was left where it was. */
    static final class AbandonedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
