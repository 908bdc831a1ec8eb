package coop.minga.deploy.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How the demo ends when it gets a signal. The process ends when its hooks have ended, so the hook waits until everything
 * is put away; a start that hangs, on a database that went away for instance, is interrupted first.
 */
final class Ending {
    private static final Duration PATIENCE_WITH_A_START = Duration.ofSeconds(15);
    private static final Duration PATIENCE_WITH_THE_END = Duration.ofSeconds(90);

    private final Thread runner;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** @param runner the thread that starts everything and puts it away */
    Ending(Thread runner) {
        this.runner = runner;
    }

    /** Counted down when the demo has been asked to stop. */
    CountDownLatch asked() {
        return asked;
    }

    /** The hook's own part. */
    void ask() {
        asked.countDown();
        try {
            if (!begun.await(PATIENCE_WITH_A_START.toMillis(), TimeUnit.MILLISECONDS)) {
                runner.interrupt();
            }
            over.await(PATIENCE_WITH_THE_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on things are being put away, which is not to be interrupted. */
    void begins() {
        begun.countDown();
    }

    /** Also when it could not even begin. */
    void isOver() {
        begun.countDown();
        over.countDown();
    }
}
