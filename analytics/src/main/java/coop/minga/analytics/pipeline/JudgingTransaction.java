package coop.minga.analytics.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import coop.minga.analytics.alert.AlertKeeper;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.DirtySeries;
import coop.minga.analytics.verdict.JudgedRun;
import coop.minga.analytics.verdict.LongReplays;
import coop.minga.analytics.verdict.PlannedRun;
import coop.minga.analytics.verdict.SeriesJudge;

/** Judges a claimed series, or leaves it to a replay, and updates its alerts. For one transaction. */
public final class JudgingTransaction {

    private final DirtyMarks marks;
    private final SeriesJudge judge;
    private final LongReplays replays;
    private final AlertKeeper alerts;

    public JudgingTransaction(DirtyMarks marks, SeriesJudge judge, LongReplays replays, AlertKeeper alerts) {
        this.marks = marks;
        this.judge = judge;
        this.replays = replays;
        this.alerts = alerts;
    }

    /** The version of the filter. */
    int version() {
        return judge.version();
    }

    List<SeriesId> judgedByAnotherVersion() {
        return judge.judgedByAnotherVersion();
    }

    void judgeChanged(DirtySeries dirty, JudgingTask task) {
        if (dirty.fromDay() != null) {
            replays.discardPartsFrom(dirty.series(), dirty.fromDay());
            judgeOrReplay(dirty, dirty.fromDay(), task);
        }
    }

    private void judgeOrReplay(DirtySeries dirty, LocalDate from, JudgingTask task) {
        var indicator = task.indicator();
        var most = task.mostDays();
        var asked = judge.planAfterChange(indicator, from);
        if (asked.count() <= most) {
            if (tryJudge(indicator, asked, task)) {
                marks.clear(dirty);
            }
            return;
        }
        var unjudged = dirty.suspended() ? Optional.<PlannedRun>empty() : judge.planUnjudged(indicator);
        if (unjudged.filter(days -> days.count() <= most).isEmpty() || tryJudge(indicator, unjudged.get(), task)) {
            marks.leaveToReplay(dirty, asked.from());
        }
    }

    /** Judges changes first, so that all visible days use the same readings. */
    void replay(DirtySeries dirty, JudgingTask task) {
        var again = dirty.fromDay() == null ? null : replays.discardPartsFrom(dirty.series(), dirty.fromDay());
        if (again != null && dirty.suspended()) {
            marks.leaveToReplay(dirty, again);
        } else if (dirty.replayFrom() != null) {
            replayPart(dirty, dirty.replayFrom(), task);
        }
    }

    private void replayPart(DirtySeries dirty, LocalDate from, JudgingTask task) {
        var indicator = task.indicator();
        var part = replays.next(indicator, from, task.mostDays());
        if (task.reserve(part)) {
            replays.judge(indicator, task.unit(indicator), part, task::continueOrThrow);
            if (replays.isLast(indicator, part) && marks.isUnchanged(dirty)) {
                task.noteVisibleChange();
                updateAlerts(replays.end(indicator, from), indicator, task);
                marks.clearReplay(dirty.series());
            }
        }
    }

    private boolean tryJudge(Indicator indicator, PlannedRun asked, JudgingTask task) {
        var may = task.reserve(asked);
        if (may) {
            task.noteVisibleChange();
            updateAlerts(judge.judge(indicator, task.unit(indicator), asked, task::continueOrThrow), indicator, task);
        }
        return may;
    }

    private void updateAlerts(JudgedRun run, Indicator indicator, JudgingTask task) {
        marks.restoreIdleLimit();
        alerts.follow(run, task.unit(indicator));
    }
}
