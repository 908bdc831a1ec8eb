package coop.minga.deploy.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How the demo ends when it gets a signal. The process ends when its hooks have ended, so the hook waits until everything
 * is put away; a start that hangs, on a database that went away for instance, is interrupted first.
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

    /** The hook's own part. */
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

    /** From now on things are being put away, which is not to be interrupted. */
    void startShutdown() {
        started.countDown();
    }

    /** Also when it could not even begin. */
    void finishShutdown() {
        started.countDown();
        finished.countDown();
    }
}
