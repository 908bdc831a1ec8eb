package coop.minga.analytics.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import coop.minga.analytics.alert.AlertKeeper;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.DirtySeries;
import coop.minga.analytics.verdict.DaysToJudge;
import coop.minga.analytics.verdict.JudgedRun;
import coop.minga.analytics.verdict.LongReplays;
import coop.minga.analytics.verdict.SeriesJudge;

/** Judges a claimed series, or leaves it to a replay, and updates its alerts. For one transaction. */
public final class SeriesJudging {

    private final DirtyMarks marks;
    private final SeriesJudge judge;
    private final LongReplays replays;
    private final AlertKeeper alerts;

    public SeriesJudging(DirtyMarks marks, SeriesJudge judge, LongReplays replays, AlertKeeper alerts) {
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

    void judgeChanged(DirtySeries dirty, Judging.Attempt attempt) {
        if (dirty.fromDay() != null) {
            replays.changed(dirty.series(), dirty.fromDay());
            judgeChanged(dirty, dirty.fromDay(), attempt);
        }
    }

    private void judgeChanged(DirtySeries dirty, LocalDate from, Judging.Attempt attempt) {
        var indicator = attempt.indicator();
        var most = attempt.bounds().days();
        var asked = judge.changed(indicator, from);
        if (asked.count() <= most) {
            if (judges(indicator, asked, attempt)) {
                marks.clear(dirty);
            }
            return;
        }
        var unjudged = dirty.aside() ? Optional.<DaysToJudge>empty() : judge.unjudged(indicator);
        if (unjudged.filter(days -> days.count() <= most).isEmpty() || judges(indicator, unjudged.get(), attempt)) {
            marks.leaveToReplay(dirty, asked.from());
        }
    }

    /** Changes come first, so that all days shown use the same readings. */
    void replay(DirtySeries dirty, Judging.Attempt attempt) {
        var again = dirty.fromDay() == null ? null : replays.changed(dirty.series(), dirty.fromDay());
        if (again != null && dirty.aside()) {
            marks.leaveToReplay(dirty, again);
        } else if (dirty.replayFrom() != null) {
            replay(dirty, dirty.replayFrom(), attempt);
        }
    }

    private void replay(DirtySeries dirty, LocalDate from, Judging.Attempt attempt) {
        var indicator = attempt.indicator();
        var part = replays.next(indicator, from, attempt.bounds().days());
        if (attempt.mayJudge(part)) {
            replays.judge(indicator, attempt.unit(indicator), part, attempt::goOn);
            if (replays.isLast(indicator, part) && marks.isUnchanged(dirty)) {
                attempt.show();
                follow(replays.end(indicator, from), indicator, attempt);
                marks.clearReplay(dirty.series());
            }
        }
    }

    private boolean judges(Indicator indicator, DaysToJudge asked, Judging.Attempt attempt) {
        var may = attempt.mayJudge(asked);
        if (may) {
            attempt.show();
            follow(judge.judge(indicator, attempt.unit(indicator), asked, attempt::goOn), indicator, attempt);
        }
        return may;
    }

    private void follow(JudgedRun run, Indicator indicator, Judging.Attempt attempt) {
        marks.computed();
        alerts.follow(run, attempt.unit(indicator));
    }
}
