package coop.minga.deploy.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** Restarts a server's process with exponential back-off when it ends by itself. */
public final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final String name;
    private final Start start;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper;
    private volatile ProcessHandle process;

    private Supervisor(String name, Start start, ProcessHandle first) {
        this.name = name;
        this.start = start;
        this.process = first;
        this.keeper = Thread.ofPlatform().daemon().name("supervisor").unstarted(this::keepRunning);
    }

    /**
     * Supervises a running process.
     *
     * @param name begins the log messages
     */
    public static Supervisor of(String name, ProcessHandle first, Start start) {
        Supervisor supervisor = new Supervisor(name, start, first);
        supervisor.keeper.start();
        return supervisor;
    }

    /** The current process, or the last one. */
    ProcessHandle process() {
        return process;
    }

    /** Ends supervision. The caller ends the current process. */
    @Override
    public void close() {
        closing.countDown();
        keeper.interrupt();
        boolean interrupted = false;
        while (keeper.isAlive()) {
            try {
                keeper.join();
            } catch (InterruptedException hurried) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning() {
        try {
            while (!endsWithUs()) {
                // Ctrl-C may reach the server before this process stops
                if (pause(FIRST_PAUSE)) {
                    return;
                }
                LOG.error("{} ended unexpectedly and is restarted", name);
                startAgain();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the process or the supervisor ends. Polls, because {@code onExit} needs a free thread. */
    private boolean endsWithUs() throws InterruptedException {
        while (process.isAlive()) {
            if (pause(BETWEEN_LOOKS)) {
                return true;
            }
        }
        return closing.getCount() == 0;
    }

    private void startAgain() throws InterruptedException {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        backOff.setMaxInterval(LONGEST_PAUSE.toMillis());
        BackOffExecution pauses = backOff.start();
        boolean said = false;
        while (true) {
            try {
                process = start.start();
                LOG.info("{} runs again", name);
                return;
            } catch (IOException | RuntimeException e) {
                if (!said) {
                    LOG.error("{} does not start ({}) and is tried until it does", name, e.getMessage());
                }
                said = true;
            }
            if (pause(Duration.ofMillis(pauses.nextBackOff()))) {
                throw new InterruptedException("the supervisor closes");
            }
        }
    }

    /** Returns true if the supervisor closes in that time. */
    private boolean pause(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public interface Start {

        /**
         * Returns the process when the server answers.
         *
         * @throws IOException if it did not start; no process of it is left
         * @throws InterruptedException if it must not be started
         */
        ProcessHandle start() throws IOException, InterruptedException;
    }
}
