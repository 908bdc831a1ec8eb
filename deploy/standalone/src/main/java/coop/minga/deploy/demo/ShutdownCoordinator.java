package coop.minga.deploy.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Coordinates the shutdown after a signal. The JVM exits after its hooks, so the hook waits for the closing. A hanging
 * start is interrupted first.
 */
final class ShutdownCoordinator {
    private static final Duration MAX_START_WAIT = Duration.ofSeconds(15);
    private static final Duration MAX_STOP_WAIT = Duration.ofSeconds(90);

    private final Thread runner;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /** @param runner the thread that starts and closes everything */
    ShutdownCoordinator(Thread runner) {
        this.runner = runner;
    }

    /** Counted down when a stop was requested. */
    CountDownLatch requested() {
        return requested;
    }

    /** Runs in the shutdown hook. */
    void stopAndWait() {
        requested.countDown();
        try {
            if (!started.await(MAX_START_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                runner.interrupt();
            }
            finished.await(MAX_STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** From here on the runner must not be interrupted. */
    void startShutdown() {
        started.countDown();
    }

    /** Also called if closing never started. */
    void finishShutdown() {
        started.countDown();
        finished.countDown();
    }
}
