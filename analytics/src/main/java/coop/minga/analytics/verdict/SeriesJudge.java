package coop.minga.analytics.verdict;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.clock.TimeBounds;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.FilterSettings;
import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.Observed;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.filter.StateSnapshot;
import coop.minga.analytics.filter.result.IterationLimitException;
import coop.minga.analytics.series.Readings;
import coop.minga.ingest.contract.IndicatorType;

/**
 * Runs the filter from the last snapshot that a change cannot have affected. Idempotent: the same readings give the
 * same days on any node.
 */
public final class SeriesJudge {

    /** Changes whenever the filter gives other results for the same readings. */
    static final int VERSION = StateSnapshots.version(new SeriesFilter(FilterSettings.daily()).start());

    /** A reading revises verdicts at most this far back. */
    static final int SETTLING_DAYS = 3;

    private final Readings readings;
    private final JudgedDays judgedDays;
    private final StateSnapshots snapshots;
    private final KnownEvents events;
    private final PooledQuantileTables tables;
    private final Clock clock;

    /** @param clock the federation's */
    public SeriesJudge(
            Readings readings,
            JudgedDays judgedDays,
            StateSnapshots snapshots,
            KnownEvents events,
            PooledQuantileTables tables,
            Clock clock) {
        this.readings = readings;
        this.judgedDays = judgedDays;
        this.snapshots = snapshots;
        this.events = events;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * The days to judge after a change from {@code changedFrom} on, with unjudged days before it. All days if another
     * version of the filter judged the series.
     */
    public PlannedRun planAfterChange(Indicator indicator, LocalDate changedFrom) {
        var series = indicator.series();
        return planFrom(
                indicator,
                isOfAnotherVersion(series)
                        ? TimeBounds.EARLIEST
                        : firstUnjudged(series, changedFrom).minusDays(SETTLING_DAYS));
    }

    /** New days since the last one judged, without any earlier change. */
    public Optional<PlannedRun> planUnjudged(Indicator indicator) {
        var series = indicator.series();
        var last = judgedDays.last(series);
        if (last.isEmpty() || isOfAnotherVersion(series) || !last.get().isBefore(lastReading(series))) {
            return Optional.empty();
        }
        return Optional.of(planFrom(indicator, last.get().plusDays(1 - SETTLING_DAYS)));
    }

    /** The days from the last state kept before {@code from} on. */
    PlannedRun planFrom(Indicator indicator, LocalDate from) {
        var series = indicator.series();
        var state = snapshots.before(series, from).orElseGet(filter(indicator)::start);
        return planFrom(indicator, from, state);
    }

    PlannedRun planFrom(Indicator indicator, LocalDate from, StateSnapshot state) {
        var series = indicator.series();
        var first = state.lastDay().map(day -> day.plusDays(1)).or(() -> readings.firstDay(series));
        return new PlannedRun(from, state, first.orElse(TimeBounds.LATEST), lastReading(series));
    }

    LocalDate lastReading(SeriesId series) {
        return readings.lastDay(series).orElse(TimeBounds.EARLIEST);
    }

    /**
     * Judges the days and stores the results.
     *
     * @param eachDay run before each day is stored; throws to stop judging
     */
    public JudgedRun judge(Indicator indicator, Unit unit, PlannedRun asked, Runnable eachDay) {
        var series = indicator.series();
        var judged = days(indicator, unit, asked, () -> judgedDays.last(series), TimeBounds.LATEST, eachDay);
        var run = new JudgedRun(indicator, asked.from(), judged.days().from(asked.from()));
        judgedDays.replace(run, VERSION);
        keep(series, asked.from(), judged.states());
        return run;
    }

    /** Replaces states from this day on by those due among the given. */
    void keep(SeriesId series, LocalDate from, Map<LocalDate, StateSnapshot> states) {
        var due = new TreeMap<>(states);
        due.keySet().removeIf(day -> !snapshots.dueOn(series, day));
        snapshots.forgetFrom(series, from);
        snapshots.keep(series, due);
    }

    /**
     * Judges the days and stores nothing.
     *
     * @param lastShown the last visible day; only later days borrow quantiles
     * @param stateDay a day whose state is returned besides those of snapshots
     */
    Judged days(
            Indicator indicator,
            Unit unit,
            PlannedRun asked,
            Supplier<Optional<LocalDate>> lastShown,
            LocalDate stateDay,
            Runnable eachDay) {
        var series = indicator.series();
        var known = readings.between(series, asked.first(), asked.last());
        var announced = EventCalendar.of(unit, events.changes(indicator));
        var days = new JudgementCollector(new QuantileLookup(() -> borrowed(indicator, lastShown)));
        var states = new TreeMap<LocalDate, StateSnapshot>();
        var judgements = filter(indicator)
                .judgeAll(asked.before(), observed(known, asked.first(), asked.last(), announced))
                .iterator();
        while (hasNext(judgements)) {
            var judgement = judgements.next();
            var day = judgement.day().date();
            eachDay.run();
            days.add(judgement);
            if (day.equals(stateDay) || snapshots.dueOn(series, day)) {
                states.put(day, judgement.next());
            }
        }
        return new Judged(days, states);
    }

    /** Judges the next day, if any. Nothing but the filter runs here. */
    private static boolean hasNext(Iterator<Judgement> judgements) {
        try {
            return judgements.hasNext();
        } catch (IterationLimitException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new FilterFaultException("the filter failed: " + e, e);
        }
    }

    /** Judged days, and states by their last day. */
    record Judged(JudgementCollector days, NavigableMap<LocalDate, StateSnapshot> states) {}

    /**
     * Forecasts for {@code days} days, from what was known before {@code first}, without permanent changes announced
     * later. Stores a state that was costly to compute.
     */
    public NavigableMap<LocalDate, ForecastBand> forecast(Indicator indicator, Unit unit, LocalDate first, int days) {
        return forecast(indicator, unit, first, days, true);
    }

    /** The same forecasts. Stores nothing. */
    public NavigableMap<LocalDate, ForecastBand> forecastReadOnly(
            Indicator indicator, Unit unit, LocalDate first, int days) {
        return forecast(indicator, unit, first, days, false);
    }

    /** Forecasts that include announced permanent changes. Stores nothing, so it never conflicts with judging. */
    public NavigableMap<LocalDate, ForecastBand> forecastWithPermanentChanges(
            Indicator indicator, Unit unit, LocalDate first, int days) {
        var filter = filter(indicator);
        var announced = EventCalendar.of(unit, events.changes(indicator));
        var state = stateBefore(indicator, announced, filter, first, false);
        return bands(filter, state, announced, first, days);
    }

    private NavigableMap<LocalDate, ForecastBand> forecast(
            Indicator indicator, Unit unit, LocalDate first, int days, boolean keepState) {
        var filter = filter(indicator);
        var announced = EventCalendar.of(unit, events.changes(indicator));
        var state = stateBefore(indicator, announced, filter, first, keepState);
        return bands(filter, state, announced.withTemporaryOnly(), first, days);
    }

    private static NavigableMap<LocalDate, ForecastBand> bands(
            SeriesFilter filter, StateSnapshot state, EventCalendar announced, LocalDate first, int days) {
        var asked = first.datesUntil(first.plusDays(days)).map(announced::on).toList();
        var between = nextDay(state).isBefore(first) && state.lastDay().isPresent()
                ? nextDay(state).datesUntil(first).map(announced::on).toList()
                : List.<FilterDay>of();
        var path = new ArrayList<>(between);
        path.addAll(asked);
        var forecasts = filter.ahead(state, path);
        var bands = new TreeMap<LocalDate, ForecastBand>();
        for (var i = between.size(); i < path.size(); i++) {
            if (forecasts.get(i).ready()) {
                bands.put(path.get(i).date(), ForecastBand.of(forecasts.get(i)));
            }
        }
        return bands;
    }

    /** The version of the filter that judges here. */
    public int version() {
        return VERSION;
    }

    /** Series last judged by another version of the filter: judge all days. */
    public List<SeriesId> judgedByAnotherVersion() {
        return judgedDays.ofAnotherVersion(VERSION);
    }

    /** Judged days of two versions must not mix. Old rows lack a version; their snapshots have one. */
    private boolean isOfAnotherVersion(SeriesId series) {
        var kept = snapshots.forgetWhereAnotherVersionKept(series, VERSION);
        return kept || judgedDays.areOfAnotherVersion(series, VERSION);
    }

    /** A series borrows from the day after its last visible one: visible days never change. */
    private Optional<BorrowedQuantiles> borrowed(Indicator indicator, Supplier<Optional<LocalDate>> lastShown) {
        return tables.of(indicator.series(), VERSION).or(() -> {
            var from = lastShown.get().map(day -> day.plusDays(1)).orElse(TimeBounds.EARLIEST);
            return tables.borrow(indicator, VERSION, from, clock.instant());
        });
    }

    private LocalDate firstUnjudged(SeriesId series, LocalDate changedFrom) {
        return judgedDays
                .last(series)
                .map(day -> day.plusDays(1))
                .filter(day -> day.isBefore(changedFrom))
                .orElse(changedFrom);
    }

    /** @param keep whether to store a state that was costly to compute */
    private StateSnapshot stateBefore(
            Indicator indicator, EventCalendar announced, SeriesFilter filter, LocalDate day, boolean keep) {
        var series = indicator.series();
        var state = snapshots.before(series, day).orElseGet(filter::start);
        var known = readings.between(series, nextDay(state), day.minusDays(1));
        var days = observed(known, state, announced).toList();
        var last = filter.judgeAll(state, days.stream()).reduce((before, after) -> after);
        if (keep && StateSnapshots.isFar(days.size())) {
            last.ifPresent(
                    judgement -> snapshots.keep(series, Map.of(judgement.day().date(), judgement.next())));
        }
        return last.map(judgement -> judgement.next()).orElse(state);
    }

    public static SeriesFilter filter(Indicator indicator) {
        var definition = indicator.definition();
        var nature = definition.type() == IndicatorType.COUNT ? 0 : Double.NEGATIVE_INFINITY;
        var lowest = definition.lowest() == null ? nature : definition.lowest();
        var highest = definition.highest() == null ? Double.POSITIVE_INFINITY : definition.highest();
        return new SeriesFilter(
                FilterSettings.daily().within(lowest < highest ? lowest : Double.NEGATIVE_INFINITY, highest));
    }

    public static LocalDate nextDay(StateSnapshot state) {
        return state.lastDay().map(day -> day.plusDays(1)).orElse(TimeBounds.EARLIEST);
    }

    /** Days after the state, or from the first reading, to the last reading. */
    public static Stream<Observed> observed(
            NavigableMap<LocalDate, Double> known, StateSnapshot state, EventCalendar announced) {
        if (known.isEmpty()) {
            return Stream.empty();
        }
        var first = state.lastDay().map(day -> day.plusDays(1)).orElse(known.firstKey());
        return observed(known, first, known.lastKey(), announced);
    }

    public static Stream<Observed> observed(
            NavigableMap<LocalDate, Double> known, LocalDate first, LocalDate last, EventCalendar announced) {
        if (first.isAfter(last)) {
            return Stream.empty();
        }
        return first.datesUntil(last.plusDays(1)).map(day -> {
            var value = known.get(day);
            return new Observed(announced.on(day), value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
        });
    }
}
