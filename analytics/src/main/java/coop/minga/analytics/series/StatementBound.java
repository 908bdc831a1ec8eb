package coop.minga.analytics.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.SeriesId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bounds the number of statements of a series and day, so that no sender slows the reading of them (decision 044). */
final class StatementBound {

    /** The days of a chunk of the table: a query with these bounds reads one or two. */
    private static final int DAYS_AT_ONCE = 28;

    private final JdbcClient jdbc;
    private final int most;

    StatementBound(JdbcClient jdbc, int most) {
        if (most < 2) {
            throw new IllegalArgumentException("statements of a day " + most + ": expected 2 or more");
        }
        this.jdbc = jdbc;
        this.most = most;
    }

    int most() {
        return most;
    }

    /** Decides on rows in order, and locks their series against other recorders until the transaction ends. */
    Bounded decide(List<StatementRow> rows) {
        var days = load(rows, lastDays(rows));
        var stored = new LinkedHashSet<StatementRow>();
        var replaced = new ArrayList<StatementRow>();
        var overLimit = new ArrayList<StatementRow>();
        var changed = new HashMap<SeriesId, LocalDate>();
        for (var row : rows) {
            var day = days.computeIfAbsent(row.seriesDay(), each -> new StatedDay(most));
            var before = day.newest();
            switch (day.add(row)) {
                case STORE -> {
                    stored.add(row);
                    changed.merge(row.series(), row.day(), (one, other) -> one.isBefore(other) ? one : other);
                }
                case REPEAT -> stored.add(row);
                case REPLACE -> {
                    if (before != null && !stored.remove(before)) {
                        replaced.add(before);
                    }
                    stored.add(row);
                }
                case REFUSE -> overLimit.add(row);
            }
        }
        return new Bounded(List.copyOf(stored), replaced, overLimit, changed);
    }

    /** With the table's lock of an insert, since a recount of units would wait for these rows with a stronger one. */
    private Map<SeriesId, LocalDate> lastDays(List<StatementRow> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        jdbc.sql("lock table series_reported in row exclusive mode").update();
        return jdbc
                .sql("""
                        select series, last_day from series_reported where series = any(:series::integer[])
                        order by series for update
                        """)
                .param("series", array(rows, StatementRow::series))
                .query((row, number) ->
                        Map.entry(new SeriesId(row.getInt("series")), row.getObject("last_day", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The stored statements of days that may have any. */
    private Map<SeriesDay, StatedDay> load(List<StatementRow> rows, Map<SeriesId, LocalDate> lastDays) {
        var asked = rows.stream()
                .map(StatementRow::seriesDay)
                .distinct()
                .filter(each -> {
                    var last = lastDays.get(each.series());
                    return last != null && !each.day().isAfter(last);
                })
                .collect(Collectors.groupingBy(
                        each -> Math.floorDiv(each.day().toEpochDay(), DAYS_AT_ONCE),
                        TreeMap::new,
                        Collectors.toList()));
        var days = new HashMap<SeriesDay, StatedDay>();
        asked.values().forEach(some -> loadInto(days, some));
        return days;
    }

    private void loadInto(Map<SeriesDay, StatedDay> days, List<SeriesDay> asked) {
        var all = asked.stream().map(SeriesDay::day).sorted().toList();
        jdbc.sql("""
                        select asked.series, asked.day, known.count, latest.stated_at, latest.report, latest.value
                        from unnest(:series::integer[], :days::date[]) as asked (series, day)
                        cross join lateral (
                          select count(*) as count from (
                            select from statement
                            where statement.series = asked.series and statement.day = asked.day
                              and statement.day between :first and :last
                            limit :most) as stored) as known
                        cross join lateral (
                          select stated_at, report, value from statement
                          where statement.series = asked.series and statement.day = asked.day
                            and statement.day between :first and :last
                          order by stated_at desc fetch first 2 rows with ties) as latest
                        order by asked.series, asked.day, latest.stated_at desc
                        """)
                .param("series", array(asked, SeriesDay::series))
                .param("days", array(asked, SeriesDay::day))
                .param("first", all.getFirst())
                .param("last", all.getLast())
                .param("most", most)
                .query(row -> {
                    var stored = statement(row);
                    days.computeIfAbsent(stored.seriesDay(), each -> new StatedDay(most))
                            .load(stored, row.getInt("count"));
                });
    }

    private static StatementRow statement(ResultSet row) throws SQLException {
        return new StatementRow(
                new SeriesId(row.getInt("series")),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("stated_at").toInstant(),
                row.getLong("report"),
                row.getObject("value", Double.class));
    }

    private static <T> String[] array(Collection<T> rows, Function<T, Object> field) {
        return rows.stream().map(row -> field.apply(row).toString()).toArray(String[]::new);
    }

    /**
     * The rows by decision.
     *
     * @param replaced stored ones to be deleted
     * @param changed the first day of each series whose value may have changed
     */
    record Bounded(
            List<StatementRow> stored,
            List<StatementRow> replaced,
            List<StatementRow> overLimit,
            Map<SeriesId, LocalDate> changed) {

        Bounded {
            stored = List.copyOf(stored);
            replaced = List.copyOf(replaced);
            overLimit = List.copyOf(overLimit);
            changed = Map.copyOf(changed);
        }
    }
}
