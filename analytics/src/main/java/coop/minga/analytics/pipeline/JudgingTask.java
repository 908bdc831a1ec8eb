package coop.minga.analytics.pipeline;

import java.util.function.Consumer;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.series.DirtySeries;
import coop.minga.analytics.verdict.PlannedRun;
import org.jspecify.annotations.Nullable;

/** One judging of one series: the days and the processor time it may use, and what became of it. */
final class JudgingTask {

    private final SeriesId series;
    private final Sources sources;
    private final JudgingLimits limits;
    private final int daysLeft;
    private volatile @Nullable DirtySeries claimed;
    private volatile @Nullable CpuBudget budget;
    private volatile boolean abandoned;
    private volatile int days;
    private volatile boolean isTooLong;
    private volatile boolean visibleChange;

    /**
     * Values that all tasks of a round share.
     *
     * @param eachDay called before each judged day is stored
     */
    record Sources(Indicators indicators, UnitTree tree, Consumer<SeriesId> eachDay) {}

    /** @param daysLeft how many days may be judged */
    JudgingTask(SeriesId series, Sources sources, JudgingLimits limits, int daysLeft) {
        this.series = series;
        this.sources = sources;
        this.limits = limits;
        this.daysLeft = daysLeft;
    }

    SeriesId series() {
        return series;
    }

    Indicator indicator() {
        return sources.indicators().find(series).orElseThrow();
    }

    Unit unit(Indicator indicator) {
        return sources.tree().find(indicator.unit()).orElseThrow();
    }

    /** The most days of a series at once. */
    int mostDays() {
        return limits.days();
    }

    /** Counts processor time from now on, for the thread that calls. */
    void begin() {
        budget = CpuBudget.ofThisThread(limits.cpu());
    }

    void claim(DirtySeries dirty) {
        claimed = dirty;
    }

    /** Null before the claim, and if nothing waited. */
    @Nullable
    DirtySeries claimed() {
        return claimed;
    }

    /** Reserves the run's days of the round. Returns false if too few are left. */
    boolean reserve(PlannedRun run) {
        isTooLong = run.count() > daysLeft;
        days = isTooLong ? 0 : run.count();
        return !isTooLong;
    }

    int reservedDays() {
        return days;
    }

    boolean isTooLong() {
        return isTooLong;
    }

    /** To run before each day. Throws to stop judging. */
    void continueOrThrow() {
        sources.eachDay().accept(series);
        var begun = budget;
        if (begun != null) {
            begun.check();
        }
    }

    /** Has the visible days redrawn after the round. */
    void noteVisibleChange() {
        visibleChange = true;
    }

    boolean hasVisibleChange() {
        return visibleChange;
    }

    /** Called by another thread. Returns whether the task was abandoned. */
    boolean abandonIfFarOverBudget() {
        var begun = budget;
        abandoned = begun != null && begun.isFarOver();
        return abandoned;
    }

    /** An abandoned task must not commit. */
    void throwIfAbandoned() {
        if (abandoned) {
            throw new OverBudgetException(exceeded());
        }
    }

    String exceeded() {
        var begun = budget;
        return begun == null ? "" : begun.exceeded();
    }
}
