package coop.minga.ui.account;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Clock, hashing threads and timer of sign-ins. A waiting sign-in holds no thread. */
interface SignInExecutor extends AutoCloseable {

    Instant now();

    /** Runs the work on a hashing thread, in the order of pending sign-ins. */
    void hash(PendingSignIn pending, Runnable work);

    /** Removes a queued hashing. */
    void cancel(PendingSignIn pending);

    /** Runs short work at that time, or at once if it has passed. */
    void schedule(Instant time, Runnable work);

    @Override
    void close();

    /** Half of the cores hash, so a flood leaves the rest free. */
    static SignInExecutor threadPools() {
        return new ThreadPools();
    }

    final class ThreadPools implements SignInExecutor {

        private final ThreadPoolExecutor hashers;
        private final ScheduledThreadPoolExecutor timer;

        private ThreadPools() {
            var threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
            hashers = new ThreadPoolExecutor(
                    threads,
                    threads,
                    0,
                    TimeUnit.SECONDS,
                    new PriorityBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("sign-in-", 0).factory());
            timer = new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("sign-in-timer").factory());
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void hash(PendingSignIn pending, Runnable work) {
            hashers.execute(new Task(pending, work));
        }

        @Override
        public void cancel(PendingSignIn pending) {
            hashers.getQueue().removeIf(task -> task instanceof Task ours && ours.pending() == pending);
        }

        @Override
        public void schedule(Instant time, Runnable work) {
            var wait = Math.max(0, Duration.between(now(), time).toMillis());
            var scheduled = timer.schedule(work, wait, TimeUnit.MILLISECONDS);
            if (scheduled.isCancelled()) {
                throw new IllegalStateException("The room closes.");
            }
        }

        @Override
        public void close() {
            hashers.shutdownNow();
            timer.shutdownNow();
        }

        private record Task(PendingSignIn pending, Runnable work) implements Runnable, Comparable<Task> {

            @Override
            public void run() {
                work.run();
            }

            @Override
            public int compareTo(Task other) {
                return pending.compareTo(other.pending);
            }
        }
    }
}
