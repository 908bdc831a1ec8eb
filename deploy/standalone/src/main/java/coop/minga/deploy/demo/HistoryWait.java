package coop.minga.deploy.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.springframework.dao.DataAccessException;

/**
 * Waits until the recorder reads, and what the agents sent is recorded and judged; tells of it when that takes long.
 */
final class HistoryWait {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    private final DemoTables tables;
    private final BooleanSupplier reading;
    private final Progress progress;
    private final CountDownLatch stop;
    private long statements;
    private long unjudged;
    private long movedAt = System.nanoTime();
    private long toldAt = System.nanoTime();

    HistoryWait(DemoTables tables, BooleanSupplier reading, Progress progress, CountDownLatch stop) {
        this.tables = tables;
        this.reading = reading;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Whether to go on: not so when the demo was asked to stop. A standstill is told and not waited out: the room then
     * shows what there is.
     */
    boolean await(long expected) throws InterruptedException {
        look();
        while (statements < expected || unjudged > 0 || !reading.getAsBoolean()) {
            if (stop.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            look();
            if (since(toldAt).compareTo(BETWEEN_LINES) > 0) {
                tell();
            }
            if (since(movedAt).compareTo(STANDSTILL) > 0) {
                progress.tell("That stands still; going on with what there is. The log may say why.");
                break;
            }
        }
        return stop.getCount() > 0;
    }

    private void look() {
        long statementsNow;
        long unjudgedNow;
        try {
            statementsNow = tables.statements();
            unjudgedNow = tables.unjudged();
        } catch (DataAccessException away) {
            return;
        }
        if (statementsNow != statements || unjudgedNow != unjudged) {
            movedAt = System.nanoTime();
        }
        statements = statementsNow;
        unjudged = unjudgedNow;
    }

    private void tell() {
        toldAt = System.nanoTime();
        progress.tell(
                reading.getAsBoolean()
                        ? statements + " values recorded, " + unjudged + " series to be judged"
                        : "The recorder waits for the broker to give it the reports to read");
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
