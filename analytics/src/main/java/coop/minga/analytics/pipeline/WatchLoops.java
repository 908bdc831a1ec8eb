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

/** Runs the steps of the watch, each on a thread of its own, until the application stops. */
public final class WatchLoops implements SmartLifecycle {

    private static final Duration IDLE = Duration.ofMillis(100);

    /** For all steps together. One that waits longer, as for a database that hangs, ends when it has its answer. */
    private static final Duration LEAVE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(WatchLoops.class);

    private final Watch watch;
    private final Runnable wakeFeed;
    private final Runnable closeFeed;
    private final Duration tick;
    private final WatchMetrics metrics;
    private final Outages outages;
    private final List<Thread> threads = new ArrayList<>();
    private CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param wakeFeed ends a wait for the broker; called by any thread
     * @param closeFeed called by the thread that read, as a Kafka consumer demands, once that has ended
     * @param tick how often clocks are looked at, on the machine's clock
     */
    public WatchLoops(
            Watch watch, Runnable wakeFeed, Runnable closeFeed, Duration tick, WatchMetrics metrics, Outages outages) {
        this.watch = watch;
        this.wakeFeed = wakeFeed;
        this.closeFeed = closeFeed;
        this.tick = tick;
        this.metrics = metrics;
        this.outages = outages;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        watch.begin();
        run("record", watch::record, Duration.ZERO, closeFeed);
        run("judge", watch::judge, IDLE);
        run("replay", watch::replay, IDLE);
        run("climb", watch::tick, tick);
        run("calibrate", watch::calibrate, tick);
        run("delete old", watch::deleteOld, Duration.ofHours(1));
        run("look for outages", this::look, Duration.ofSeconds(1));
        run("deliver", watch::deliver, tick.compareTo(Duration.ofSeconds(1)) < 0 ? tick : Duration.ofSeconds(1));
    }

    private boolean look() {
        outages.say();
        return false;
    }

    private void run(String name, BooleanSupplier step, Duration idle) {
        run(name, step, idle, () -> {});
    }

    private void run(String name, BooleanSupplier step, Duration idle, Runnable ended) {
        var loop = new WatchLoop(name, step, idle, metrics.round(name), ended, outages, stopping);
        threads.add(Thread.ofPlatform().name("minga-" + name).start(loop));
    }

    @Override
    public void stop() {
        stopping.countDown();
        wakeFeed.run();
        var until = System.nanoTime() + LEAVE.toNanos();
        try {
            for (var thread : threads) {
                if (!thread.join(Duration.ofNanos(until - System.nanoTime()))) {
                    LOG.warn("The thread {} waits for an answer still, and ends when it has it", thread.getName());
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
