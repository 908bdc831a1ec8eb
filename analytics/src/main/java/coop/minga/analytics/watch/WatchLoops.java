package coop.minga.analytics.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the steps of the watch, each on a thread of its own, until the application stops. A step that fails is said once,
 * tried again with growing patience, and said to be well again.
 */
public final class WatchLoops implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WatchLoops.class);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LEAVE = Duration.ofSeconds(10);

    private final Watch watch;
    private final Runnable wakeFeed;
    private final Runnable closeFeed;
    private final Duration tick;
    private final List<Thread> threads = new ArrayList<>();
    private CountDownLatch stopping = new CountDownLatch(1);

    /** @param tick how often clocks are looked at, on the machine's clock */
    public WatchLoops(Watch watch, Runnable wakeFeed, Runnable closeFeed, Duration tick) {
        this.watch = watch;
        this.wakeFeed = wakeFeed;
        this.closeFeed = closeFeed;
        this.tick = tick;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        run("record", watch::record, Duration.ZERO);
        run("judge", watch::judge, IDLE);
        run("climb", watch::tick, tick);
        run("deliver", watch::deliver, tick.compareTo(Duration.ofSeconds(1)) < 0 ? tick : Duration.ofSeconds(1));
    }

    /** @param idle how long to wait when the step found nothing to do */
    private void run(String name, BooleanSupplier step, Duration idle) {
        threads.add(Thread.ofPlatform().name("minga-" + name).start(() -> loop(name, step, idle)));
    }

    private void loop(String name, BooleanSupplier step, Duration idle) {
        var patience = Duration.ZERO;
        var wait = Duration.ZERO;
        while (!stopped(wait)) {
            try {
                wait = step.getAsBoolean() ? Duration.ZERO : idle;
                if (!patience.isZero()) {
                    LOG.info("The step '{}' works again", name);
                    patience = Duration.ZERO;
                }
            } catch (RuntimeException e) {
                if (stopping.getCount() == 0) {
                    return;
                }
                patience = failed(name, e, patience);
                wait = idle.plus(patience);
            }
        }
    }

    /** @param patience how long it waited after the failure before this one; zero when there was none */
    private static Duration failed(String name, RuntimeException e, Duration patience) {
        if (patience.isZero()) {
            LOG.error("The step '{}' failed and will be tried again until it works: {}", name, e.getMessage(), e);
            return IDLE;
        }
        var longer = patience.multipliedBy(2);
        return longer.compareTo(LONGEST_PATIENCE) < 0 ? longer : LONGEST_PATIENCE;
    }

    private boolean stopped(Duration wait) {
        try {
            return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        wakeFeed.run();
        try {
            for (var thread : threads) {
                thread.join(LEAVE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
        closeFeed.run();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
