package coop.minga.deploy.check;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessDenials;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertEvidence;
import coop.minga.analytics.alert.AlertJournal;
import coop.minga.analytics.alert.AlertKeeper;
import coop.minga.analytics.alert.AlertListener;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.Catalogue;
import coop.minga.analytics.catalogue.CooperativeKeys;
import coop.minga.analytics.catalogue.FederationPlan;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.catalogue.Visibility;
import coop.minga.analytics.effect.PromisedEffects;
import coop.minga.analytics.event.EventActions;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.people.Mandate;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Role;
import coop.minga.analytics.people.Theme;
import coop.minga.analytics.pipeline.JudgingLimits;
import coop.minga.analytics.pipeline.JudgingScheduler;
import coop.minga.analytics.pipeline.JudgingTransaction;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.Readings;
import coop.minga.analytics.series.StatementRow;
import coop.minga.analytics.series.Statements;
import coop.minga.analytics.series.SuspendedSeriesStore;
import coop.minga.analytics.series.WaitingSeries;
import coop.minga.analytics.verdict.HistoricalJudge;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.analytics.verdict.JudgedRun;
import coop.minga.analytics.verdict.LongReplays;
import coop.minga.analytics.verdict.PooledQuantileTables;
import coop.minga.analytics.verdict.QuantilePooling;
import coop.minga.analytics.verdict.ReplayParts;
import coop.minga.analytics.verdict.SeriesJudge;
import coop.minga.analytics.verdict.StateSnapshots;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A bakery on a real database. Tests state readings and judge them without a broker. */
final class JudgedBakery implements AutoCloseable {

    static final UnitId FEDERATION = new UnitId("fed");
    static final UnitId SECTOR = new UnitId("food");
    static final UnitId BAKERY = new UnitId("bakery");

    /** A sibling of the bakery that shares its readings. */
    static final UnitId DAIRY = new UnitId("dairy");

    /** The day of the clock until a test moves it. */
    static final LocalDate TODAY = LocalDate.of(2026, 3, 20);

    final MovedClock clock = new MovedClock();
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Units units;
    final Indicators indicators;
    final Readings readings;
    final Alerts alerts;
    final AlertEvents events;
    final DirtyMarks marks;
    final JudgedDays judgedDays;
    final Mandates mandates;
    private final People people;
    private final HikariDataSource pool;
    private final Statements statements;
    private final Catalogue catalogue;
    private final Map<UnitId, List<IndicatorDefinition>> described = new HashMap<>();
    final KnownEvents announced;
    private final PooledQuantileTables tables;
    final SeriesJudge judge;
    final PromisedEffects effects;
    private int reports;

    JudgedBakery(TestDatabase database) {
        pool = database.migrated();
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        units = new Units(jdbc);
        indicators = new Indicators(jdbc);
        readings = new Readings(jdbc);
        alerts = new Alerts(jdbc);
        events = new AlertEvents(jdbc);
        people = new People(jdbc);
        mandates = new Mandates(jdbc);
        statements = new Statements(new JdbcTemplate(pool), Statements.USUAL_MOST);
        judgedDays = new JudgedDays(new JdbcTemplate(pool));
        announced = new KnownEvents(jdbc);
        tables = new PooledQuantileTables(jdbc);
        var snapshots = new StateSnapshots(jdbc, alerts::openOnsets);
        judge = new SeriesJudge(readings, judgedDays, snapshots, announced, tables, clock);
        effects = new PromisedEffects(readings, snapshots);
        marks = new DirtyMarks(jdbc);
        catalogue = new Catalogue(
                transaction,
                new Federations(jdbc, clock),
                units,
                indicators,
                new CooperativeKeys(jdbc),
                series -> readings.lastDay(series).isPresent(),
                marks::markWhole);
        describe(WorkingCalendar.EVERY_DAY, 0.0);
    }

    /** Loads the federation with the bakery's calendar and lower bound for bread. */
    void describe(WorkingCalendar calendar, @Nullable Double lowest) {
        described.put(FEDERATION, List.of(indicator("fund", null)));
        described.put(BAKERY, List.of(indicator("bread", lowest), indicator("cakes", null)));
        described.put(DAIRY, List.of(indicator("milk", null)));
        catalogue.load(new FederationPlan(
                Cooperative.FEDERATION,
                "The federation",
                List.of(
                        unit(FEDERATION, null, UnitKind.FEDERATION, WorkingCalendar.EVERY_DAY, Visibility.CLOSED),
                        unit(SECTOR, FEDERATION, UnitKind.SECTOR, WorkingCalendar.EVERY_DAY, Visibility.CLOSED),
                        unit(BAKERY, SECTOR, UnitKind.COOPERATIVE, calendar, Visibility.CLOSED),
                        unit(DAIRY, SECTOR, UnitKind.COOPERATIVE, WorkingCalendar.EVERY_DAY, Visibility.OPEN)),
                described,
                Map.of()));
    }

    /** Adds bakeries with their own bread and returns these indicators. */
    List<Indicator> siblings(int count) {
        var ids = IntStream.range(0, count)
                .mapToObj(number -> new UnitId("bakery-" + number))
                .toList();
        ids.forEach(id -> described.put(id, List.of(indicator("bread", 0.0))));
        catalogue.load(new FederationPlan(
                Cooperative.FEDERATION,
                "The federation",
                ids.stream()
                        .map(id -> unit(id, SECTOR, UnitKind.COOPERATIVE, WorkingCalendar.EVERY_DAY, Visibility.CLOSED))
                        .toList(),
                described,
                Map.of()));
        return ids.stream().map(id -> indicators.of(id).getFirst()).toList();
    }

    /** Makes the table of pooled quantiles if it is due, like every node. */
    boolean poolQuantiles() {
        return new QuantilePooling(transaction, jdbc, tables, clock).makeWhenDue();
    }

    /** The judged days as known at the end of a day. */
    NavigableMap<LocalDate, JudgedDay> asKnownOn(LocalDate day, Indicator indicator) {
        var unit = units.tree().find(indicator.unit()).orElseThrow();
        return new HistoricalJudge(readings, announced, tables).asKnownOn(day, indicator, unit);
    }

    /** Replaces the bakery's indicators by one with this unit of measure. */
    void measure(String code, String unitOfMeasure) {
        name(BAKERY, List.of(indicator(code, unitOfMeasure, 0.0)));
    }

    /** Loads the catalogue with only these indicators of the bakery. */
    void nameOnly(String... codes) {
        name(BAKERY, Stream.of(codes).map(code -> indicator(code, null)).toList());
    }

    /** Loads the catalogue without this unit's indicators. */
    void nameNothingOf(UnitId unit) {
        name(unit, List.of());
    }

    private void name(UnitId unit, List<IndicatorDefinition> all) {
        var named = new HashMap<>(described);
        named.put(unit, all);
        catalogue.load(new FederationPlan(Cooperative.FEDERATION, "The federation", List.of(), named, Map.of()));
    }

    Indicator bread() {
        return indicators.of(BAKERY).getFirst();
    }

    /** Around 1000 with little noise, reproducible. */
    static double[] steady(int days) {
        return new Random(7)
                .doubles(days)
                .map(noise -> 1000 + 40 * (noise - 0.5))
                .toArray();
    }

    /** States daily values from the first day in one later report. NaN withdraws. */
    void state(Indicator indicator, LocalDate first, double... values) {
        reports++;
        var statedAt = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(reports);
        var report = jdbc.sql("""
                        insert into report (stream, sequence, content_hash, unit, stated_at, recorded_at)
                        values (:stream, :sequence, '', :unit, :statedAt, :now) returning id
                        """)
                .param("stream", new UUID(0, 1))
                .param("sequence", reports)
                .param("unit", indicator.unit().value())
                .param("statedAt", Timestamp.from(statedAt))
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        var rows = new ArrayList<StatementRow>();
        for (var value : values) {
            var stated = Double.isNaN(value) ? null : value;
            rows.add(new StatementRow(indicator.series(), first.plusDays(rows.size()), statedAt, report, stated));
        }
        transaction.executeWithoutResult(status -> statements.add(rows));
    }

    /** Judges changes from this day on, without alerts. */
    JudgedRun judge(Indicator indicator, LocalDate changedFrom) {
        var unit = units.tree().find(indicator.unit()).orElseThrow();
        return Objects.requireNonNull(transaction.execute(status -> judgeNow(indicator, unit, changedFrom)));
    }

    /** Without a limit of days. */
    JudgedRun judgeNow(Indicator indicator, Unit unit, LocalDate changedFrom) {
        return judge.judge(indicator, unit, judge.planAfterChange(indicator, changedFrom), () -> {});
    }

    /** Series that wait for judging, for all units. */
    List<SeriesId> waiting(int most) {
        return marks.waiting(null, most).stream().map(WaitingSeries::series).toList();
    }

    /** Series that wait for a replay. */
    List<SeriesId> waitingReplays() {
        return marks.waitingReplays(null, 100).stream()
                .map(WaitingSeries::series)
                .toList();
    }

    List<SeriesId> judgeMarked() {
        var marked = waiting(100);
        marked.forEach(series ->
                transaction.executeWithoutResult(status -> marks.claim(series).ifPresent(dirty -> {
                    judge(indicators.find(series).orElseThrow(), dirty.first());
                    marks.clear(dirty);
                })));
        return marked;
    }

    List<SeriesId> judgedByAnother() {
        return judge.judgedByAnotherVersion();
    }

    /** States, judges and updates alerts, like the pipeline. */
    void live(Indicator indicator, LocalDate first, double... values) {
        state(indicator, first, values);
        var unit = units.tree().find(indicator.unit()).orElseThrow();
        transaction.executeWithoutResult(status -> keeper().follow(judgeNow(indicator, unit, first), unit));
    }

    AlertKeeper keeper() {
        return keeper((alert, event) -> {});
    }

    AlertKeeper keeper(AlertListener news) {
        var evidence = new AlertEvidence(judgedDays, announced, judge);
        return new AlertKeeper(units, alerts, events, evidence, new AlertJournal(alerts, events, news), clock);
    }

    /** Judges with two threads, like the pipeline. */
    JudgingScheduler judging(JudgingLimits bounds, Consumer<SeriesId> eachDay) {
        return judging(bounds, eachDay, (alert, event) -> {});
    }

    JudgingScheduler judging(JudgingLimits bounds, Consumer<SeriesId> eachDay, AlertListener news) {
        var replays = new LongReplays(judge, judgedDays, new ReplayParts(new JdbcTemplate(pool)));
        return new JudgingScheduler(
                transaction,
                marks,
                new SuspendedSeriesStore(jdbc),
                indicators,
                new JudgingTransaction(marks, judge, replays, keeper(news)),
                bounds,
                eachDay);
    }

    List<LocalDate> flaggedDays(Indicator indicator) {
        return judgedDays.between(indicator.series(), LocalDate.EPOCH, TODAY.plusYears(1)).stream()
                .filter(JudgedDay::flagged)
                .map(JudgedDay::day)
                .toList();
    }

    /** A person with a mandate for the unit from today on. */
    PersonId delegate(String name, UnitId unit, LocalDate until) {
        var id = new PersonId(name);
        people.put(new Person(id, name, "{noop}x", Locale.ENGLISH, Theme.DARK, false));
        mandates.give(new Mandate(id, unit, Role.DELEGATE, TODAY.minusDays(1), until, false));
        return id;
    }

    EventActions announcements() {
        return new EventActions(transaction, access(), units, indicators, announced, marks, clock);
    }

    Access access() {
        return new Access(new AccessDenials(jdbc, units, clock), people, mandates, units, clock);
    }

    /** Days with a snapshot, in order. */
    List<LocalDate> snapshotDays(Indicator indicator) {
        return jdbc.sql("select day from snapshot where series = :series order by day")
                .param("series", indicator.series().value())
                .query(LocalDate.class)
                .list();
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** All judged data of the series as text. */
    List<String> judged(Indicator indicator) {
        return jdbc.sql("select t::text from judged_day t where series = :series order by day")
                .param("series", indicator.series().value())
                .query(String.class)
                .list();
    }

    /** The same data computed from readings alone. */
    List<String> judgedFromScratch(Indicator indicator) {
        for (var table : List.of("judged_day", "series_now", "snapshot")) {
            jdbc.sql("delete from " + table + " where series = :series")
                    .param("series", indicator.series().value())
                    .update();
        }
        judge(indicator, TODAY.minusYears(10));
        return judged(indicator);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static Unit unit(
            UnitId id, @Nullable UnitId parent, UnitKind kind, WorkingCalendar calendar, Visibility openness) {
        var times = new Unit.ReportingTimes(Cooperative.ZONE, calendar, LocalTime.NOON);
        return new Unit(id, parent, kind, "The " + id, times, openness);
    }

    private static IndicatorDefinition indicator(String code, @Nullable Double lowest) {
        return indicator(code, "kg", lowest);
    }

    private static IndicatorDefinition indicator(String code, String unitOfMeasure, @Nullable Double lowest) {
        return new IndicatorDefinition(
                new IndicatorCode(code),
                Map.of("en", code),
                new IndicatorDefinition.Measure(unitOfMeasure, Map.of()),
                IndicatorType.FLOW,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.between(lowest, null),
                Duration.ofDays(1));
    }
}
