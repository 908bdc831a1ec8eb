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

    void judgeChanged(DirtySeries dirty, JudgingScheduler.Attempt attempt) {
        if (dirty.fromDay() != null) {
            replays.changed(dirty.series(), dirty.fromDay());
            judgeChanged(dirty, dirty.fromDay(), attempt);
        }
    }

    private void judgeChanged(DirtySeries dirty, LocalDate from, JudgingScheduler.Attempt attempt) {
        var indicator = attempt.indicator();
        var most = attempt.bounds().days();
        var asked = judge.changed(indicator, from);
        if (asked.count() <= most) {
            if (tryJudge(indicator, asked, attempt)) {
                marks.clear(dirty);
            }
            return;
        }
        var unjudged = dirty.suspended() ? Optional.<PlannedRun>empty() : judge.unjudged(indicator);
        if (unjudged.filter(days -> days.count() <= most).isEmpty() || tryJudge(indicator, unjudged.get(), attempt)) {
            marks.leaveToReplay(dirty, asked.from());
        }
    }

    /** Judges changes first, so that all visible days use the same readings. */
    void replay(DirtySeries dirty, JudgingScheduler.Attempt attempt) {
        var again = dirty.fromDay() == null ? null : replays.changed(dirty.series(), dirty.fromDay());
        if (again != null && dirty.suspended()) {
            marks.leaveToReplay(dirty, again);
        } else if (dirty.replayFrom() != null) {
            replay(dirty, dirty.replayFrom(), attempt);
        }
    }

    private void replay(DirtySeries dirty, LocalDate from, JudgingScheduler.Attempt attempt) {
        var indicator = attempt.indicator();
        var part = replays.next(indicator, from, attempt.bounds().days());
        if (attempt.mayJudge(part)) {
            replays.judge(indicator, attempt.unit(indicator), part, attempt::continueOrThrow);
            if (replays.isLast(indicator, part) && marks.isUnchanged(dirty)) {
                attempt.show();
                updateAlerts(replays.end(indicator, from), indicator, attempt);
                marks.clearReplay(dirty.series());
            }
        }
    }

    private boolean tryJudge(Indicator indicator, PlannedRun asked, JudgingScheduler.Attempt attempt) {
        var may = attempt.mayJudge(asked);
        if (may) {
            attempt.show();
            updateAlerts(
                    judge.judge(indicator, attempt.unit(indicator), asked, attempt::continueOrThrow),
                    indicator,
                    attempt);
        }
        return may;
    }

    private void updateAlerts(JudgedRun run, Indicator indicator, JudgingScheduler.Attempt attempt) {
        marks.computed();
        alerts.follow(run, attempt.unit(indicator));
    }
}
