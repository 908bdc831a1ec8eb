package coop.minga.analytics.pipeline;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.filter.result.IterationLimitException;
import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.DirtySeries;
import coop.minga.analytics.series.SuspendedSeriesStore;
import coop.minga.analytics.verdict.FilterFaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges changed series, each in its own transaction, and updates their alerts. Failures are retried; series beyond a
 * bound, or on which the filter fails, are suspended (decision 026). Long ones become replays (decision 038).
 */
public final class JudgingScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(JudgingScheduler.class);
    /** After that many failures in a row a series is suspended. */
    private static final int FAILURES_BEFORE_SUSPENSION = 10;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int SERIES_AT_ONCE = 256;
    private static final int REPLAYS_AT_ONCE = 8;

    private final TransactionTemplate transaction;
    private final DirtyMarks marks;
    private final SuspendedSeriesStore suspended;
    private final Indicators indicators;
    private final JudgingTransaction judging;
    private final JudgingLimits limits;
    private final Consumer<SeriesId> eachDay;
    private final AbandonedThreads abandoned = new AbandonedThreads();
    private final FairQueue changed;
    private final FairQueue replaying;

    /** @param eachDay called before each judged day is stored; tests slow a series by it */
    public JudgingScheduler(
            TransactionTemplate transaction,
            DirtyMarks marks,
            SuspendedSeriesStore suspended,
            Indicators indicators,
            JudgingTransaction judging,
            JudgingLimits limits,
            Consumer<SeriesId> eachDay) {
        this.transaction = transaction;
        this.marks = marks;
        this.suspended = suspended;
        this.indicators = indicators;
        this.judging = judging;
        this.limits = limits;
        this.eachDay = eachDay;
        changed = new FairQueue("judge", SERIES_AT_ONCE, marks::waiting, marks::postpone);
        replaying = new FairQueue("replay", REPLAYS_AT_ONCE, marks::waitingReplays, marks::postponeReplay);
    }

    /** Marks all series that another version of the filter judged. */
    public void begin() {
        var series = judging.judgedByAnotherVersion();
        if (!series.isEmpty()) {
            LOG.info("{} series were judged by another version of the filter and are judged again", series.size());
            marks.markWhole(series);
        }
        marks.mark(suspended.ofAnotherVersion(judging.version()));
    }

    /**
     * Judges changed series, by unit in turn, within the days of a round. For one thread.
     *
     * @param afterShown run after a round that changed visible days
     * @return whether a series waited
     */
    public boolean judgeChanged(Supplier<UnitTree> units, Runnable afterShown) {
        return judgeWaiting(changed, units, judging::judgeChanged, afterShown);
    }

    /** The same for waiting replays. For another thread. */
    public boolean replay(Supplier<UnitTree> units, Runnable afterShown) {
        return judgeWaiting(replaying, units, judging::replay, afterShown);
    }

    private boolean judgeWaiting(FairQueue queue, Supplier<UnitTree> units, Action action, Runnable afterShown) {
        var waiting = queue.next();
        if (waiting.isEmpty()) {
            return false;
        }
        var sources = new JudgingTask.Sources(indicators, units.get(), eachDay);
        var any = false;
        var anyShown = false;
        var daysLeft = limits.days();
        try (var thread = new AbandonableThread(queue.thread(), abandoned)) {
            for (var each : waiting) {
                abandoned.requireFewer();
                var task = new JudgingTask(each.series(), sources, limits, daysLeft);
                any |= run(queue, thread, task, action);
                anyShown |= task.hasVisibleChange();
                if (task.isTooLong()) {
                    break;
                }
                daysLeft -= task.reservedDays();
                queue.served(each.unit());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (anyShown) {
                afterShown.run();
            }
        }
        return any;
    }

    private boolean run(FairQueue queue, AbandonableThread thread, JudgingTask task, Action action)
            throws InterruptedException {
        var series = task.series();
        try {
            var judged = thread.run(() -> runClaimed(task, action), task::abandonIfFarOverBudget);
            queue.conflicts().reset(series);
            queue.failures().reset(series);
            return judged;
        } catch (StateConflictException meanwhile) {
            postponeConflicting(queue, series, meanwhile);
        } catch (IterationLimitException | OverBudgetException | FilterFaultException e) {
            suspend(queue, task, String.valueOf(e.getMessage()));
        } catch (AbandonableThread.AbandonedException e) {
            suspend(queue, task, task.exceeded() + " for a single day, and its thread was abandoned");
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            if (Outage.of(e).isPresent()) {
                // the worker itself waits for an unavailable database
                if (Outage.mayBeOfOneStatement(e)) {
                    queue.postpone(series, PAUSE_AFTER_FAILURE);
                }
                throw e;
            }
            retryLater(queue, task, e);
        }
        return true;
    }

    /** Returns whether the series was claimed. */
    private boolean runClaimed(JudgingTask task, Action action) {
        task.begin();
        transaction.executeWithoutResult(status -> marks.claim(task.series()).ifPresent(dirty -> {
            task.claim(dirty);
            action.run(dirty, task);
            task.throwIfAbandoned();
        }));
        return task.claimed() != null;
    }

    /** A concurrent act of a person causes one conflict; several in a row are a fault. */
    private static void postponeConflicting(FairQueue queue, SeriesId series, StateConflictException meanwhile) {
        var times = queue.conflicts().count(series);
        if (times == ConsecutiveFailures.LOGGED_AFTER) {
            LOG.warn(
                    "Series {} could not be judged {} times in a row, and is tried with growing pauses: {}",
                    series,
                    times,
                    meanwhile.getMessage());
        }
        if (times > 1) {
            queue.postpone(series, ConsecutiveFailures.pauseAfter(times));
        }
    }

    /** An internal fault: retried for some minutes, then suspended. */
    private void retryLater(FairQueue queue, JudgingTask task, Throwable fault) {
        var times = queue.failures().count(task.series());
        if (times == FAILURES_BEFORE_SUSPENSION) {
            queue.failures().reset(task.series());
            suspend(queue, task, "it failed " + times + " times in a row: " + fault);
            return;
        }
        if (times == 1) {
            LOG.error("Series {} cannot be judged and will be tried again: {}", task.series(), fault, fault);
        }
        queue.postpone(task.series(), PAUSE_AFTER_FAILURE);
    }

    private void suspend(FairQueue queue, JudgingTask task, String reason) {
        var claimed = task.claimed();
        if (claimed != null) {
            LOG.warn("Series {} is suspended: {}", task.series(), reason);
            if (!suspended.add(claimed, judging.version(), reason)) {
                queue.postpone(task.series(), PAUSE_AFTER_FAILURE);
            }
        }
    }

    /** An action on a claimed series, within the claim's transaction. */
    private interface Action {

        void run(DirtySeries dirty, JudgingTask task);
    }
}
