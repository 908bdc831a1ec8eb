package coop.minga.analytics.pipeline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.outage.Outages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Repeats one step until stopped. Retries every failure, errors included, with exponential back-off. Logs the first
 * failure and the recovery.
 */
final class PipelineWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineWorker.class);
    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long LONGEST_DELAY_MILLIS = 5_000;

    private final String name;
    private final BooleanSupplier step;
    private final Duration idle;
    private final Runnable afterStep;
    private final Runnable ended;
    private final Outages outages;
    private final CountDownLatch stopping;
    private final ExponentialBackOff backOff = new ExponentialBackOff(FIRST_DELAY_MILLIS, 2);
    private @Nullable BackOffExecution failures;

    /**
     * @param step returns whether there was work
     * @param idle the pause without work
     * @param afterStep called after each success
     * @param ended runs last on the same thread, to close resources bound to it
     * @param outages notified of shared failures
     */
    PipelineWorker(
            String name,
            BooleanSupplier step,
            Duration idle,
            Runnable afterStep,
            Runnable ended,
            Outages outages,
            CountDownLatch stopping) {
        this.name = name;
        this.step = step;
        this.idle = idle;
        this.afterStep = afterStep;
        this.ended = ended;
        this.outages = outages;
        this.stopping = stopping;
        backOff.setMaxInterval(LONGEST_DELAY_MILLIS);
    }

    @Override
    public void run() {
        try {
            repeat();
        } finally {
            ended.run();
        }
    }

    private void repeat() {
        var wait = Duration.ZERO;
        while (!stopped(wait)) {
            try {
                wait = step.getAsBoolean() ? Duration.ZERO : idle;
                afterStep.run();
                succeeded();
            } catch (Throwable e) {
                if (stopping.getCount() == 0) {
                    return;
                }
                wait = idle.plus(failed(e));
            }
        }
    }

    private void succeeded() {
        if (failures != null) {
            LOG.info("The step '{}' works again", name);
            outages.worked(name);
            failures = null;
        }
    }

    /** Returns the delay of the next attempt. */
    private Duration failed(Throwable e) {
        outages.failed(name, e);
        var execution = failures;
        if (execution == null) {
            log(e);
            execution = backOff.start();
            failures = execution;
        }
        return Duration.ofMillis(execution.nextBackOff());
    }

    /** Internal faults with their trace; outages, reported elsewhere too, by cause. */
    private void log(Throwable e) {
        if (Outage.of(e).isPresent()) {
            var cause = NestedExceptionUtils.getMostSpecificCause(e);
            var line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            LOG.error("The step '{}' waits and will be tried again until it works: {}", name, line);
        } else {
            LOG.error("The step '{}' failed and will be tried again until it works: {}", name, e.getMessage(), e);
        }
    }

    private boolean stopped(Duration wait) {
        try {
            return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
