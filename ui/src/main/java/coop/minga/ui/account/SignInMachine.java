package coop.minga.ui.account;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What sign-ins need of the machine: its time, a few threads for hashing, and a timer that holds no thread. */
interface SignInMachine extends AutoCloseable {

    Instant now();

    /** Runs it on one of a few threads, the least ticket first. */
    void hash(SignInTicket ticket, Runnable work);

    /** Its hashing is not needed any more. */
    void forget(SignInTicket ticket);

    /** Runs it then, or at once when that is past. It must be short. */
    void at(Instant time, Runnable work);

    @Override
    void close();

    /** Half of the cores hash passwords, so that a flood of them leaves the rest to everybody else. */
    static SignInMachine real() {
        return new Real();
    }

    final class Real implements SignInMachine {

        private final ThreadPoolExecutor hashers;
        private final ScheduledThreadPoolExecutor timer;

        private Real() {
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
        public void hash(SignInTicket ticket, Runnable work) {
            hashers.execute(new Task(ticket, work));
        }

        @Override
        public void forget(SignInTicket ticket) {
            hashers.getQueue().removeIf(task -> task instanceof Task ours && ours.ticket() == ticket);
        }

        @Override
        public void at(Instant time, Runnable work) {
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

        private record Task(SignInTicket ticket, Runnable work) implements Runnable, Comparable<Task> {

            @Override
            public void run() {
                work.run();
            }

            @Override
            public int compareTo(Task other) {
                return ticket.compareTo(other.ticket);
            }
        }
    }
}
