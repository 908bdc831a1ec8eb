package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.clock.TimeBounds;

/**
 * Judges a long series in parts. Its days become visible together when the last part is judged. A change of an earlier
 * day discards the parts after it, so the result equals that of a single run (decision 038).
 */
public final class LongReplays {

    private final SeriesJudge judge;
    private final JudgedDays judgedDays;
    private final ReplayParts parts;

    public LongReplays(SeriesJudge judge, JudgedDays judgedDays, ReplayParts parts) {
        this.judge = judge;
        this.judgedDays = judgedDays;
        this.parts = parts;
    }

    /**
     * Discards parts that the change of a day may affect.
     *
     * @return the first day to judge again
     */
    public LocalDate discardPartsFrom(SeriesId series, LocalDate day) {
        var first = day.minusDays(SeriesJudge.SETTLING_DAYS);
        parts.forgetFrom(series, first);
        return first;
    }

    /** The next part of a replay, of at most {@code most} days: more than {@link SeriesJudge#SETTLING_DAYS}. */
    public PlannedRun next(Indicator indicator, LocalDate from, int most) {
        return parts.last(indicator.series(), SeriesJudge.VERSION)
                .map(state -> judge.planFrom(indicator, from, state))
                .orElseGet(() -> judge.planFrom(indicator, from))
                .ofAtMost(most);
    }

    /**
     * Judges and stores the part. Its last days are judged again with the next part, which may settle them.
     *
     * @param eachDay run before each day is stored; throws to stop judging
     */
    public void judge(Indicator indicator, Unit unit, PlannedRun part, Runnable eachDay) {
        var series = indicator.series();
        var stop = part.last().minusDays(SeriesJudge.SETTLING_DAYS);
        var judged = judge.days(indicator, unit, part, () -> shownOrJudged(series), stop, eachDay);
        var from = part.first().isBefore(part.from()) ? part.from() : part.first();
        // later states are not kept: the next part may revise days before them
        var states = judged.states().headMap(stop, true);
        parts.keep(new JudgedRun(indicator, from, judged.days().from(from)), states);
    }

    /** Whether no later day has a statement. */
    public boolean isLast(Indicator indicator, PlannedRun part) {
        return !part.last().isBefore(judge.lastReading(indicator.series()));
    }

    /** Once all parts are judged, replaces the visible days from this one on. */
    public JudgedRun end(Indicator indicator, LocalDate from) {
        var series = indicator.series();
        var run = judgedDays.publishReplay(indicator, from, SeriesJudge.VERSION);
        judge.keep(series, from, parts.states(series));
        parts.forgetFrom(series, TimeBounds.EARLIEST);
        return run;
    }

    private Optional<LocalDate> shownOrJudged(SeriesId series) {
        return Stream.concat(judgedDays.last(series).stream(), parts.lastDay(series).stream())
                .max(LocalDate::compareTo);
    }
}
