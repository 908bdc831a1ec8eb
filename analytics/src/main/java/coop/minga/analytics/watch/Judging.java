package coop.minga.analytics.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import coop.minga.analytics.alert.AlertKeeper;
import coop.minga.analytics.alert.IllegalMoveException;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.filter.TooManyStepsException;
import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.DirtySeries;
import coop.minga.analytics.series.PutAside;
import coop.minga.analytics.verdict.SeriesJudge;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges the series whose readings changed, each in a transaction of its own, and lets their alerts follow. A series that
 * fails is tried again later; one that passes a bound is put aside (decision 026). Neither holds up another.
 */
public final class Judging {

    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);
    private static final int MOST_THREADS_LEFT = 4;

    private final TransactionTemplate transaction;
    private final DirtyMarks marks;
    private final PutAside putAside;
    private final Indicators indicators;
    private final SeriesJudge judge;
    private final AlertKeeper alerts;
    private final Duration mostCpu;
    private final Consumer<SeriesId> eachDay;
    private final Collisions collisions = new Collisions();
    private final AtomicInteger threadsLeft = new AtomicInteger();

    /**
     * @param mostCpu how much processor time one series may use at once
     * @param eachDay hears of each day of a series that was judged, before it is stored: by it a test makes a series slow
     */
    public Judging(
            TransactionTemplate transaction,
            DirtyMarks marks,
            PutAside putAside,
            Indicators indicators,
            SeriesJudge judge,
            AlertKeeper alerts,
            Duration mostCpu,
            Consumer<SeriesId> eachDay) {
        this.transaction = transaction;
        this.marks = marks;
        this.putAside = putAside;
        this.indicators = indicators;
        this.judge = judge;
        this.alerts = alerts;
        this.mostCpu = mostCpu;
        this.eachDay = eachDay;
    }

    /**
     * Judges what can be claimed of the series, in order.
     *
     * @param thread the name of the thread that judges
     * @return whether there was one
     */
    public boolean judge(String thread, List<SeriesId> waiting, UnitTree tree) {
        if (waiting.isEmpty()) {
            return false;
        }
        if (threadsLeft.get() >= MOST_THREADS_LEFT) {
            throw new IllegalStateException(
                    MOST_THREADS_LEFT + " series did not end and hold a thread each: restart this node");
        }
        var any = false;
        try (var judging = new JudgeThread(thread)) {
            for (var series : waiting) {
                any |= judge(judging, new Attempt(series, tree));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return any;
    }

    private boolean judge(JudgeThread thread, Attempt attempt) throws InterruptedException {
        var series = attempt.series;
        try {
            var judged = thread.run(attempt::judge, attempt::isHopeless);
            collisions.end(series);
            return judged;
        } catch (IllegalMoveException meanwhile) {
            collided(series, meanwhile);
        } catch (TooManyStepsException | OverBudgetException e) {
            putAside(attempt, String.valueOf(e.getMessage()));
        } catch (JudgeThread.LeftException e) {
            threadsLeft.incrementAndGet();
            putAside(attempt, attempt.sentence() + " for a single day, and a thread was left with it");
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            if (Outage.of(e).isPresent()) {
                // a database that serves nobody is for the loop to wait for
                throw e;
            }
            LOG.error("Series {} cannot be judged and will be tried again: {}", series, e.getMessage(), e);
            marks.putOff(series, AFTER_A_FAULT);
        }
        return true;
    }

    /** A person acted on its alert in the same moment: once that is chance, again and again it is a fault. */
    private void collided(SeriesId series, IllegalMoveException meanwhile) {
        var times = collisions.count(series);
        if (times == Collisions.SAID_AFTER) {
            LOG.warn(
                    "Series {} could not be judged {} times in a row, and is tried with growing pauses: {}",
                    series,
                    times,
                    meanwhile.getMessage());
        }
        if (times > 1) {
            marks.putOff(series, Collisions.pause(times));
        }
    }

    private void putAside(Attempt attempt, String reason) {
        var claimed = attempt.claimed;
        if (claimed != null) {
            LOG.warn("Series {} is put aside: {}", attempt.series, reason);
            if (!putAside.add(claimed, judge.version(), reason)) {
                marks.putOff(attempt.series, AFTER_A_FAULT);
            }
        }
    }

    /** One judging of one series. */
    private final class Attempt {

        private final SeriesId series;
        private final UnitTree tree;
        private volatile @Nullable DirtySeries claimed;
        private volatile @Nullable CpuBudget budget;
        private volatile boolean left;

        Attempt(SeriesId series, UnitTree tree) {
            this.series = series;
            this.tree = tree;
        }

        boolean judge() {
            var mine = CpuBudget.ofThisThread(mostCpu);
            budget = mine;
            transaction.executeWithoutResult(status -> marks.claim(series).ifPresent(dirty -> {
                claimed = dirty;
                var indicator = indicators.find(series).orElseThrow();
                var unit = tree.find(indicator.unit()).orElseThrow();
                alerts.follow(judge.judge(indicator, unit, dirty.fromDay(), () -> goOn(mine)), unit);
                marks.clear(dirty);
                if (left) {
                    throw new OverBudgetException(mine.sentence());
                }
            }));
            return claimed != null;
        }

        private void goOn(CpuBudget mine) {
            eachDay.accept(series);
            mine.check();
        }

        boolean isHopeless() {
            var begun = budget;
            left = begun != null && begun.isFarOver();
            return left;
        }

        String sentence() {
            var begun = budget;
            return begun == null ? "" : begun.sentence();
        }
    }
}
