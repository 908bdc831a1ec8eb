package coop.minga.analytics.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.clock.TimeBounds;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.series.Readings;

/**
 * Recomputes the judgement of an earlier day from what was known by the end of that day: statements, known events and borrowed
 * quantiles. Calendars, bounds and filter have no history, so today's are used.
 */
public final class HistoricalJudge {

    private final Readings readings;
    private final KnownEvents events;
    private final PooledQuantileTables tables;

    public HistoricalJudge(Readings readings, KnownEvents events, PooledQuantileTables tables) {
        this.readings = readings;
        this.events = events;
        this.tables = tables;
    }

    /** Days judged by the end of that day, with verdicts as settled then. */
    public NavigableMap<LocalDate, JudgedDay> asKnownOn(LocalDate known, Indicator indicator, Unit unit) {
        var then = endOf(known, unit);
        var series = indicator.series();
        var stated = readings.asKnownAt(then, series, TimeBounds.EARLIEST, TimeBounds.LATEST);
        var announced = EventCalendar.of(unit, events.changesAsKnownAt(then, indicator));
        var filter = SeriesJudge.filter(indicator);
        var days =
                new JudgementCollector(new QuantileLookup(() -> tables.asKnownAt(then, series, SeriesJudge.VERSION)));
        filter.judgeAll(filter.start(), SeriesJudge.observed(stated, filter.start(), announced))
                .forEach(days::add);
        return days.from(TimeBounds.EARLIEST);
    }

    /** The last moment of the day that the database can represent. */
    private static Instant endOf(LocalDate day, Unit unit) {
        return day.plusDays(1).atStartOfDay(unit.zone()).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
