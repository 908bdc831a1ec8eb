package coop.minga.deploy.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Coordinates the end of the demo on a signal. The process ends with its shutdown hooks, so the hook waits for the closing.
 * A start that hangs, for example on a lost database, is interrupted first.
 */
final class ShutdownCoordinator {
    private static final Duration MAX_START_WAIT = Duration.ofSeconds(15);
    private static final Duration MAX_STOP_WAIT = Duration.ofSeconds(90);

    private final Thread runner;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /** @param runner the thread that starts everything and puts it away */
    ShutdownCoordinator(Thread runner) {
        this.runner = runner;
    }

    /** Counted down when the demo has been asked to stop. */
    CountDownLatch requested() {
        return requested;
    }

    /** Runs in the shutdown hook: requests the stop and waits for it. */
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

    /** Begins the closing, which must not be interrupted. */
    void startShutdown() {
        started.countDown();
    }

    /** Also when it could not even begin. */
    void finishShutdown() {
        started.countDown();
        finished.countDown();
    }
}
