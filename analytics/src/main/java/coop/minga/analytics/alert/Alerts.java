package coop.minga.analytics.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A series has at most one alert a day, and one open by direction. */
public final class Alerts {

    private static final String KNOWN_TO_LEVELS = """
            (unit = any(:levels) or exists
              (select from alert_event where alert = alert.id and what = 'ESCALATED' and level = any(:levels)))
            """;

    private static final String OPEN_FOR_LEVELS = "closed_at is null and " + KNOWN_TO_LEVELS;

    private static final String OF_OWN_LEVELS = """
            closed_at is null and polarity = 'PAIN' and (unit = any(:levels) or current_level = any(:levels))
            """;

    private static final String UNACKNOWLEDGED =
            "closed_at is null and state = 'OPEN' and polarity = 'PAIN' and current_level = any(:levels)";

    private final JdbcClient jdbc;

    public Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Alert> find(AlertId id) {
        return jdbc.sql("select * from alert where id = :id")
                .param("id", id.value())
                .query(Alerts::alert)
                .optional();
    }

    /** In any order; without those that do not exist. */
    public List<Alert> find(Collection<AlertId> ids) {
        return jdbc.sql("select * from alert where id = any(:ids)")
                .param("ids", ids.stream().map(AlertId::value).toArray(Long[]::new))
                .query(Alerts::alert)
                .list();
    }

    /** At most one a direction, the oldest first. */
    public List<Alert> openOf(SeriesId series) {
        return jdbc.sql("select * from alert where series = :series and closed_at is null order by id")
                .param("series", series.value())
                .query(Alerts::alert)
                .list();
    }

    /** The onsets of the series' open alerts. */
    public List<LocalDate> openOnsets(SeriesId series) {
        return openOf(series).stream().map(alert -> alert.deviation().onset()).toList();
    }

    /** The latest 200 of a series, newest first. */
    public List<Alert> of(SeriesId series) {
        return jdbc.sql("select * from alert where series = :series order by day desc limit 200")
                .param("series", series.value())
                .query(Alerts::alert)
                .list();
    }

    /** A page of open alerts known to any level: pain, then deadline, first. */
    public List<Alert> openFor(Collection<UnitId> levels, int skipped, int most) {
        return jdbc.sql("select * from alert where " + OPEN_FOR_LEVELS + """
                         order by polarity, deadline nulls last, id offset :skipped limit :most
                        """)
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .param("skipped", skipped)
                .param("most", most)
                .query(Alerts::alert)
                .list();
    }

    public int countOpenFor(Collection<UnitId> levels) {
        return jdbc.sql("select count(*) from alert where " + OPEN_FOR_LEVELS)
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** Open pain alerts without an owner whose current level is one of these, by deadline. */
    public List<Alert> unacknowledged(Collection<UnitId> levels, int most) {
        return jdbc.sql("select * from alert where " + UNACKNOWLEDGED + " order by deadline nulls last, id limit :most")
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .param("most", most)
                .query(Alerts::alert)
                .list();
    }

    public int countUnacknowledged(Collection<UnitId> levels, int most) {
        return jdbc.sql("select count(*) from (select from alert where " + UNACKNOWLEDGED + " limit :most) counted")
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** Open pain alerts that one of these levels has raised or was notified of last, by deadline. */
    public List<Alert> ofOwnLevels(Collection<UnitId> levels, int most) {
        return jdbc.sql("select * from alert where " + OF_OWN_LEVELS + " order by deadline nulls last, id limit :most")
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .param("most", most)
                .query(Alerts::alert)
                .list();
    }

    public int countOfOwnLevels(Collection<UnitId> levels) {
        return jdbc.sql("select count(*) from alert where " + OF_OWN_LEVELS)
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** Alerts known to any level that ended since, latest first. */
    public List<Alert> endedFor(Collection<UnitId> levels, Instant since, int most) {
        return jdbc.sql("select * from alert where closed_at >= :since and " + KNOWN_TO_LEVELS
                        + " order by closed_at desc, id desc limit :most")
                .param("since", Timestamp.from(since))
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .param("most", most)
                .query(Alerts::alert)
                .list();
    }

    public int countEndedFor(Collection<UnitId> levels, Instant since) {
        return jdbc.sql("select count(*) from alert where closed_at >= :since and " + KNOWN_TO_LEVELS)
                .param("since", Timestamp.from(since))
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** Counts of open alerts by the kind of their current level. */
    public Map<String, Long> openByLevel() {
        return jdbc
                .sql("""
                        select unit.kind, count(alert.id) as open
                        from unit left join alert on alert.current_level = unit.id and closed_at is null group by unit.kind
                        """)
                .query((row, number) -> Map.entry(row.getString("kind"), row.getLong("open")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A page of alerts past their deadline. A hint: {@link #lockDue} decides. */
    List<DueAlert> due(Instant now, DueAlert after, int most) {
        return jdbc.sql("""
                        select id, deadline from alert
                        where closed_at is null and deadline <= :now and (deadline, id) > (:deadline, :id)
                        order by deadline, id limit :most
                        """)
                .param("now", Timestamp.from(now))
                .param("deadline", Timestamp.from(after.deadline()))
                .param("id", after.id().value())
                .param("most", most)
                .query((row, number) -> new DueAlert(
                        new AlertId(row.getLong("id")),
                        row.getTimestamp("deadline").toInstant()))
                .list();
    }

    /** Locks it for the transaction. Empty if no longer due, or locked elsewhere. */
    Optional<Alert> lockDue(AlertId id, Instant now) {
        return jdbc.sql("""
                        select * from alert where id = :id and closed_at is null and deadline <= :now
                        for update skip locked
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .query(Alerts::alert)
                .optional();
    }

    /** The retracted alert of the day, if any. */
    Optional<Alert> retracted(SeriesId series, LocalDate day) {
        return jdbc.sql("select * from alert where series = :series and day = :day and state = 'RETRACTED'")
                .param("series", series.value())
                .param("day", day)
                .query(Alerts::alert)
                .optional();
    }

    /**
     * Whether the day has raised an alert, or lies within an ended one of its direction. Retracted alerts do not count.
     */
    boolean isCovered(SeriesId series, Deviation deviation) {
        return jdbc.sql("""
                        select exists (select from alert where series = :series and state <> 'RETRACTED' and
                          (day = :day or direction = :direction and :day between onset and last_day))
                        """)
                .param("series", series.value())
                .param("day", deviation.day())
                .param("direction", deviation.direction().name())
                .query(Boolean.class)
                .single();
    }

    /** Alerts of earlier days, open or with a last day from {@code lastDay} on. */
    List<Alert> before(SeriesId series, LocalDate day, LocalDate lastDay) {
        return jdbc.sql("""
                        select * from alert where series = :series and day < :day
                          and (closed_at is null or last_day >= :lastDay) order by day
                        """)
                .param("series", series.value())
                .param("day", day)
                .param("lastDay", lastDay)
                .query(Alerts::alert)
                .list();
    }

    /** Empty if the day has an alert, or the series one of this direction. */
    Optional<Alert> open(
            UnitId unit,
            SeriesId series,
            Deviation deviation,
            Polarity polarity,
            Instant now,
            @Nullable Instant deadline) {
        return jdbc.sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                                           surprisal, confidence, in_a_row, state, current_level, opened_at, clock_from,
                                           deadline)
                        values (:unit, :series, :day, :onset, :kind, :direction, :polarity, :value, :median, :low, :high,
                                :surprisal, :confidence, :inARow, 'OPEN', :unit, :now, :now, :deadline)
                        on conflict do nothing
                        returning *
                        """)
                .param("unit", unit.value())
                .param("series", series.value())
                .param("day", deviation.day())
                .param("onset", deviation.onset())
                .param("kind", deviation.kind().name())
                .param("direction", deviation.direction().name())
                .param("polarity", polarity.name())
                .param("value", deviation.value())
                .param("median", deviation.median())
                .param("low", deviation.expected().low())
                .param("high", deviation.expected().high())
                .param("surprisal", deviation.tailSurprisal())
                .param("confidence", deviation.confidence())
                .param("inARow", deviation.inARow())
                .param("now", Timestamp.from(now))
                .param("deadline", timestamp(deadline))
                .query(Alerts::alert)
                .optional();
    }

    /** @throws StateConflictException after a concurrent change */
    void save(Alert alert) {
        var changed = jdbc.sql("""
                        update alert set state = :state, polarity = :polarity, current_level = :currentLevel,
                          clock_from = :clockFrom, deadline = :deadline, acknowledged_by = :acknowledgedBy, closed_at = :endedAt, version = :version,
                          kind = :kind, direction = :direction, onset = :onset, confidence = :confidence,
                          value = :value, median = :median, low = :low, high = :high, surprisal = :surprisal,
                          in_a_row = :inARow, last_day = :lastDay
                        where id = :id and version = :version - 1
                        """)
                .param("state", alert.state().name())
                .param("polarity", alert.polarity().name())
                .param("currentLevel", alert.currentLevel().value())
                .param("clockFrom", Timestamp.from(alert.clockFrom()))
                .param("deadline", timestamp(alert.deadline()))
                .param(
                        "acknowledgedBy",
                        alert.acknowledgedBy() == null
                                ? null
                                : alert.acknowledgedBy().value())
                .param("endedAt", timestamp(alert.handling().endedAt()))
                .param("version", alert.version())
                .param("kind", alert.deviation().kind().name())
                .param("direction", alert.deviation().direction().name())
                .param("onset", alert.deviation().onset())
                .param("confidence", alert.deviation().confidence())
                .param("inARow", alert.deviation().inARow())
                .param("lastDay", alert.handling().lastDay())
                .param("value", alert.deviation().value())
                .param("median", alert.deviation().median())
                .param("low", alert.deviation().expected().low())
                .param("high", alert.deviation().expected().high())
                .param("surprisal", alert.deviation().tailSurprisal())
                .param("id", alert.id().value())
                .update();
        if (changed == 0) {
            throw new StateConflictException("Alert " + alert.id() + " was changed by somebody else: look again.");
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        var acknowledgedBy = row.getString("acknowledged_by");
        var origin = new Alert.Origin(
                new AlertId(row.getLong("id")),
                new UnitId(row.getString("unit")),
                new SeriesId(row.getInt("series")),
                row.getTimestamp("opened_at").toInstant());
        var clock = new Handling.LevelClock(
                new UnitId(row.getString("current_level")),
                row.getTimestamp("clock_from").toInstant(),
                instant(row, "deadline"));
        var handling = new Handling(
                AlertState.valueOf(row.getString("state")),
                clock,
                acknowledgedBy == null ? null : new PersonId(acknowledgedBy),
                instant(row, "closed_at"),
                row.getObject("last_day", LocalDate.class));
        return new Alert(
                origin, deviation(row), Polarity.valueOf(row.getString("polarity")), handling, row.getInt("version"));
    }

    private static Deviation deviation(ResultSet row) throws SQLException {
        return new Deviation(
                row.getObject("day", LocalDate.class),
                new Classification(
                        VerdictKind.valueOf(row.getString("kind")),
                        Direction.valueOf(row.getString("direction")),
                        row.getObject("onset", LocalDate.class),
                        row.getDouble("confidence")),
                row.getObject("value", Double.class),
                new Deviation.Expectation(
                        row.getDouble("median"), new Interval(row.getDouble("low"), row.getDouble("high"))),
                row.getDouble("surprisal"),
                row.getObject("in_a_row", Integer.class));
    }
}
