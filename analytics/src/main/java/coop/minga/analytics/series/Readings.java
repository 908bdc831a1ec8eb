package coop.minga.analytics.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.clock.Days;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Readings from statements: for each day the latest by (stated at, stream, sequence) holds, in any order of arrival. A
 * statement that repeats the value is no revision.
 */
public final class Readings {

    private final JdbcClient jdbc;

    public Readings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The current readings between two days, both included. */
    public NavigableMap<LocalDate, Reading> between(SeriesId series, LocalDate first, LocalDate last) {
        return holding(revisions(series, first, last, Days.END_OF_TIME));
    }

    /** The same as recorded at an earlier time of the federation's clock. */
    public NavigableMap<LocalDate, Reading> asKnownAt(Instant then, SeriesId series, LocalDate first, LocalDate last) {
        return holding(revisions(series, first, last, then));
    }

    /** Everything stated about one day, in order of revisions. */
    public List<Reading> revisions(SeriesId series, LocalDate day) {
        return revisions(series, day, day, Days.END_OF_TIME);
    }

    /** The first day with a statement. */
    public Optional<LocalDate> firstDay(SeriesId series) {
        return jdbc.sql("select min(day) from statement where series = :series")
                .param("series", series.value())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** The last day with a statement. */
    public Optional<LocalDate> lastDay(SeriesId series) {
        return jdbc.sql("select max(day) from statement where series = :series")
                .param("series", series.value())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Fingerprints of the statements until each day, that day included. */
    public Map<LocalDate, StatementFingerprint> stated(SeriesId series, Collection<LocalDate> until) {
        return jdbc
                .sql("""
                        select until, count(day) as statements, coalesce(max(report), 0) as last_report,
                               exists (select from statement where series = :series and day > until) as later
                        from unnest(:until::date[]) as asked (until)
                        left join statement on series = :series and day <= until group by until
                        """)
                .param("series", series.value())
                .param(
                        "until",
                        until.stream().map(LocalDate::toString).distinct().toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        row.getObject("until", LocalDate.class),
                        new StatementFingerprint(
                                row.getLong("statements"), row.getLong("last_report"), row.getBoolean("later"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static NavigableMap<LocalDate, Reading> holding(List<Reading> revisions) {
        var readings = new TreeMap<LocalDate, Reading>();
        revisions.forEach(reading -> readings.put(reading.day(), reading));
        return readings;
    }

    private List<Reading> revisions(SeriesId series, LocalDate first, LocalDate last, Instant knownAt) {
        var stated = jdbc.sql("""
                        select day, value, statement.stated_at,
                               coalesce(statement.recorded_at, report.recorded_at) as recorded_at
                        from statement join report on report.id = statement.report
                        where series = :series and day between :first and :last
                          and coalesce(statement.recorded_at, report.recorded_at) <= :knownAt
                        order by day, statement.stated_at, stream, sequence
                        """)
                .param("series", series.value())
                .param("first", first)
                .param("last", last)
                .param("knownAt", Timestamp.from(knownAt))
                .query(Readings::stated)
                .list();
        var revisions = new ArrayList<Reading>(stated.size());
        for (var each : stated) {
            var before = revisions.isEmpty() ? null : revisions.getLast();
            if (before == null || !before.day().equals(each.day())) {
                revisions.add(each);
            } else if (before.value() != each.value()) {
                revisions.add(new Reading(
                        each.day(), each.value(), before.revision() + 1, each.statedAt(), each.recordedAt()));
            }
        }
        return revisions;
    }

    private static Reading stated(ResultSet row, int number) throws SQLException {
        return new Reading(
                row.getObject("day", LocalDate.class),
                row.getDouble("value"),
                0,
                row.getTimestamp("stated_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant());
    }
}
