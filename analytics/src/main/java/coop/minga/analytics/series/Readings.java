package coop.minga.analytics.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.SeriesId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Readings from statements: for each day the latest by (stated at, stream, sequence) holds, in any order of arrival. A
 * statement that repeats the value is no revision. A day whose
 * latest statement withdraws its value has none.
 */
public final class Readings {

    /** Numbered from 0 for each day. */
    private static final String REVISIONS = """
            select day, value, stated_at,
                   row_number() over (partition by day order by stated_at, stream, sequence) - 1 as revision
            from (select day, value, statement.stated_at, stream, sequence,
                         lag(value) over (partition by day order by statement.stated_at, stream, sequence) as before,
                         row_number() over (partition by day order by statement.stated_at, stream, sequence) as place
                  from statement join report on report.id = statement.report
                  where series = :series and day between :first and :last) as stated
            where place = 1 or before is distinct from value
            """;

    private final JdbcClient jdbc;

    public Readings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The current values between two days, both included. */
    public NavigableMap<LocalDate, Double> between(SeriesId series, LocalDate first, LocalDate last) {
        return values(jdbc.sql("""
                        select distinct on (day) day, value
                        from (select day, value, report, rank() over (partition by day order by stated_at desc) as place
                              from statement where series = :series and day between :first and :last) as latest
                          join report on report.id = latest.report
                        where place = 1 order by day, stream desc, sequence desc
                        """), series, first, last);
    }

    /** The same as recorded at an earlier time of the federation's clock. */
    public NavigableMap<LocalDate, Double> asKnownAt(Instant then, SeriesId series, LocalDate first, LocalDate last) {
        return values(jdbc.sql("""
                        select distinct on (day) day, value
                        from statement join report on report.id = statement.report
                        where series = :series and day between :first and :last
                          and coalesce(statement.recorded_at, report.recorded_at) <= :then
                        order by day, statement.stated_at desc, stream desc, sequence desc
                        """).param("then", Timestamp.from(then)), series, first, last);
    }

    private static NavigableMap<LocalDate, Double> values(
            JdbcClient.StatementSpec query, SeriesId series, LocalDate first, LocalDate last) {
        var values = new TreeMap<LocalDate, Double>();
        query.param("series", series.value())
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    var value = row.getDouble("value");
                    var withdrawn = row.wasNull();
                    if (!withdrawn) {
                        values.put(row.getObject("day", LocalDate.class), value);
                    }
                });
        return values;
    }

    /** The current readings between two days, both included, with withdrawals and the number of their revisions. */
    public NavigableMap<LocalDate, Reading> revisedBetween(SeriesId series, LocalDate first, LocalDate last) {
        var readings = new TreeMap<LocalDate, Reading>();
        jdbc.sql("select distinct on (day) * from (" + REVISIONS + ") as revisions order by day, revision desc")
                .param("series", series.value())
                .param("first", first)
                .param("last", last)
                .query(Readings::reading)
                .list()
                .forEach(reading -> readings.put(reading.day(), reading));
        return readings;
    }

    /**
     * The latest revisions of a day before this one, in order.
     *
     * @param before {@link Integer#MAX_VALUE} for the last ones
     */
    public List<Reading> revisions(SeriesId series, LocalDate day, int before, int most) {
        return jdbc.sql("select * from (" + REVISIONS
                        + ") as revisions where revision < :before order by revision desc limit :most")
                .param("series", series.value())
                .param("first", day)
                .param("last", day)
                .param("before", before)
                .param("most", most)
                .query(Readings::reading)
                .list()
                .reversed();
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

    private static Reading reading(ResultSet row, int number) throws SQLException {
        return new Reading(
                row.getObject("day", LocalDate.class),
                row.getObject("value", Double.class),
                row.getInt("revision"),
                row.getTimestamp("stated_at").toInstant());
    }
}
