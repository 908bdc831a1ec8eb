package coop.minga.analytics.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

import coop.minga.analytics.outage.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs each step of the pipeline on its own thread until the application stops. */
public final class PipelineWorkers implements SmartLifecycle {

    private static final Duration IDLE = Duration.ofMillis(100);

    /** For all steps together. A step in a hanging query ends with its answer. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(PipelineWorkers.class);

    private final Pipeline pipeline;
    private final Runnable wakeConsumer;
    private final Runnable closeConsumer;
    private final Duration interval;
    private final PipelineMetrics metrics;
    private final Outages outages;
    private final List<Thread> threads = new ArrayList<>();
    private CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param wakeConsumer interrupts a wait for the broker; thread-safe
     * @param closeConsumer runs on the reading thread, as Kafka demands
     * @param interval between checks of clocks, on the machine's clock
     */
    public PipelineWorkers(
            Pipeline pipeline,
            Runnable wakeConsumer,
            Runnable closeConsumer,
            Duration interval,
            PipelineMetrics metrics,
            Outages outages) {
        this.pipeline = pipeline;
        this.wakeConsumer = wakeConsumer;
        this.closeConsumer = closeConsumer;
        this.interval = interval;
        this.metrics = metrics;
        this.outages = outages;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        pipeline.begin();
        run("record", pipeline::record, Duration.ZERO, closeConsumer);
        run("judge", pipeline::judge, IDLE);
        run("replay", pipeline::replay, IDLE);
        run("commit acts", pipeline::commitActs, Duration.ofSeconds(1));
        run("escalate", pipeline::escalate, interval);
        run("pool quantiles", pipeline::poolQuantiles, interval);
        run("delete old", pipeline::deleteOld, Duration.ofHours(1));
        run("look for outages", this::logOutages, Duration.ofSeconds(1));
        run(
                "deliver",
                pipeline::deliver,
                interval.compareTo(Duration.ofSeconds(1)) < 0 ? interval : Duration.ofSeconds(1));
    }

    private boolean logOutages() {
        outages.logChange();
        return false;
    }

    private void run(String name, BooleanSupplier step, Duration idle) {
        run(name, step, idle, () -> {});
    }

    private void run(String name, BooleanSupplier step, Duration idle, Runnable ended) {
        var worker = new PipelineWorker(name, step, idle, metrics.timeOfStep(name), ended, outages, stopping);
        threads.add(Thread.ofPlatform().name("minga-" + name).start(worker));
    }

    @Override
    public void stop() {
        stopping.countDown();
        wakeConsumer.run();
        var until = System.nanoTime() + STOP_TIMEOUT.toNanos();
        try {
            for (var thread : threads) {
                if (!thread.join(Duration.ofNanos(until - System.nanoTime()))) {
                    LOG.warn("The thread {} still waits for an answer, and ends after it", thread.getName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
