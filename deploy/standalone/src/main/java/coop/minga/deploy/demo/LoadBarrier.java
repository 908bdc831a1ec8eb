package coop.minga.deploy.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.springframework.dao.DataAccessException;

/** Waits until history is recorded and judged; reports progress. */
final class LoadBarrier {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration MAX_STANDSTILL = Duration.ofSeconds(60);

    private final DemoTables tables;
    private final BooleanSupplier reading;
    private final StartProgress progress;
    private final CountDownLatch stop;
    private long statements;
    private long unjudged;
    private long changedAt = System.nanoTime();
    private long reportedAt = System.nanoTime();

    LoadBarrier(DemoTables tables, BooleanSupplier reading, StartProgress progress, CountDownLatch stop) {
        this.tables = tables;
        this.reading = reading;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Returns false if the demo was asked to stop. A standstill is logged and ends the wait; the room then shows
     * incomplete data.
     */
    boolean await(long expected) throws InterruptedException {
        poll();
        while (statements < expected || unjudged > 0 || !reading.getAsBoolean()) {
            if (stop.await(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            poll();
            if (since(reportedAt).compareTo(REPORT_INTERVAL) > 0) {
                report();
            }
            if (since(changedAt).compareTo(MAX_STANDSTILL) > 0) {
                progress.report("Loading has stopped; the demo continues with the loaded data. The log may say why.");
                break;
            }
        }
        return stop.getCount() > 0;
    }

    private void poll() {
        long statementsNow;
        long unjudgedNow;
        try {
            statementsNow = tables.statements();
            unjudgedNow = tables.unjudged();
        } catch (DataAccessException away) {
            return;
        }
        if (statementsNow != statements || unjudgedNow != unjudged) {
            changedAt = System.nanoTime();
        }
        statements = statementsNow;
        unjudged = unjudgedNow;
    }

    private void report() {
        reportedAt = System.nanoTime();
        progress.report(
                reading.getAsBoolean()
                        ? statements + " values recorded, " + unjudged + " series to be judged"
                        : "The recorder waits for the broker to give it the reports to read");
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
