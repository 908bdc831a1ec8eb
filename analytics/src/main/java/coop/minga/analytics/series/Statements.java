package coop.minga.analytics.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import coop.minga.analytics.catalogue.SeriesId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every statement ever made, and the last day of each series. Of a day with many, repetitions of a value are replaced
 * and further values refused (decision 044). Otherwise rows are only added: a withdrawal is a row without value.
 */
public final class Statements {

    /** The most statements of a series and day, unless set otherwise. */
    public static final int USUAL_MOST = 1000;

    private static final String COPY = "copy statement (series, day, stated_at, report, value) from stdin";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final StatementBound bound;

    /** @param mostOfADay the most statements of a series and day */
    public Statements(JdbcTemplate template, int mostOfADay) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.bound = new StatementBound(jdbc, mostOfADay);
    }

    /** The most statements of a series and day. */
    public int mostOfADay() {
        return bound.most();
    }

    /** Stores the rows of newly recorded reports, as far as there is room. */
    public AddedStatements add(List<StatementRow> rows) {
        var bounded = bound.decide(rows);
        remove(bounded.replaced());
        var copy = new CopyIn(COPY);
        for (var row : bounded.stored()) {
            copy.add(row.series(), row.day(), row.statedAt(), row.report(), row.value());
            copy.endRow();
        }
        copy.into(template);
        noteLastDays(bounded.stored());
        return new AddedStatements(bounded.stored(), bounded.overLimit(), bounded.changed());
    }

    private void remove(List<StatementRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        delete from statement using unnest(:series::integer[], :days::date[], :statedAt::timestamptz[],
                                                           :reports::bigint[]) as old (series, day, stated_at, report)
                        where statement.series = old.series and statement.day = old.day
                          and statement.stated_at = old.stated_at and statement.report = old.report
                          and statement.day between :first and :last
                        """)
                .param("series", array(rows, StatementRow::series))
                .param("days", array(rows, StatementRow::day))
                .param("statedAt", array(rows, StatementRow::statedAt))
                .param("reports", array(rows, StatementRow::report))
                .param(
                        "first",
                        rows.stream()
                                .map(StatementRow::day)
                                .min(LocalDate::compareTo)
                                .orElseThrow())
                .param(
                        "last",
                        rows.stream()
                                .map(StatementRow::day)
                                .max(LocalDate::compareTo)
                                .orElseThrow())
                .update();
    }

    /** Stores missing rows of a report that was recorded before, as far as there is room. */
    public AddedStatements addLate(List<StatementRow> asked, Instant now) {
        var bounded = bound.decide(asked);
        var rows = bounded.stored();
        remove(bounded.replaced());
        var added = new HashSet<>(jdbc.sql("""
                        insert into statement (series, day, stated_at, report, value, recorded_at)
                        select series, day, stated_at, report, value, :now
                        from unnest(:series::integer[], :days::date[], :statedAt::timestamptz[], :reports::bigint[],
                                    :values::double precision[]) as late (series, day, stated_at, report, value)
                        on conflict do nothing
                        returning series, day
                        """)
                .param("now", Timestamp.from(now))
                .param("series", array(rows, StatementRow::series))
                .param("days", array(rows, StatementRow::day))
                .param("statedAt", array(rows, StatementRow::statedAt))
                .param("reports", array(rows, StatementRow::report))
                .param("values", array(rows, StatementRow::value))
                .query(Statements::seriesDay)
                .list());
        var stored = rows.stream()
                .filter(row -> added.contains(new SeriesDay(row.series(), row.day())))
                .toList();
        noteLastDays(stored);
        return new AddedStatements(stored, bounded.overLimit(), bounded.changed());
    }

    private void noteLastDays(List<StatementRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into series_reported as known (series, last_day)
                        select series, max(day) from unnest(:series::integer[], :days::date[]) as stated (series, day)
                        group by series order by series
                        on conflict (series) do update set last_day = excluded.last_day where known.last_day < excluded.last_day
                        """)
                .param("series", array(rows, StatementRow::series))
                .param("days", array(rows, StatementRow::day))
                .update();
        noteWithdrawn(rows);
    }

    /**
     * Of series with a withdrawal among the rows, or whose last day was withdrawn before. Reads the rows' days from the
     * last one with a value on; only where that is withdrawn it reads earlier days, back to one with a value.
     */
    private void noteWithdrawn(List<StatementRow> rows) {
        var withdrawing = rows.stream().filter(row -> row.value() == null).toList();
        jdbc.sql("""
                        update series_reported as known set valued_day = nullif(found.day, last_day)
                        from (
                          select series, coalesce(
                            max(day) filter (where value is not null),
                            case when bool_or(day = valued) then last_valued_day(series, valued) else valued end) as day
                          from (
                            select series, day, coalesce(valued_day, last_day) as valued, held_value(series, day) as value
                            from (
                              select distinct series, day
                              from unnest(:series::integer[], :days::date[]) as row (series, day)) as stated
                            join series_reported using (series)
                            where (valued_day is not null or series = any(:withdrawing::integer[]))
                              and day >= coalesce(valued_day, last_day)) as held
                          group by series, valued) as found
                        where known.series = found.series and valued_day is distinct from nullif(found.day, last_day)
                        """)
                .param("withdrawing", array(withdrawing, StatementRow::series))
                .param("series", array(rows, StatementRow::series))
                .param("days", array(rows, StatementRow::day))
                .update();
    }

    /** Which of these series and days the report's stored statements have. */
    public Set<SeriesDay> recorded(long report, Instant statedAt, Collection<SeriesDay> asked) {
        return new HashSet<>(jdbc.sql("""
                        select series, day from statement
                        where series = any(:series::integer[]) and day = any(:days::date[])
                          and stated_at = :statedAt and report = :report
                        """)
                .param("series", array(asked, SeriesDay::series))
                .param("days", array(asked, SeriesDay::day))
                .param("statedAt", Timestamp.from(statedAt))
                .param("report", report)
                .query(Statements::seriesDay)
                .list());
    }

    private static SeriesDay seriesDay(ResultSet row, int number) throws SQLException {
        return new SeriesDay(new SeriesId(row.getInt("series")), row.getObject("day", LocalDate.class));
    }

    private static <T> @Nullable String[] array(Collection<T> rows, Function<T, @Nullable Object> field) {
        var array = new @Nullable String[rows.size()];
        var at = 0;
        for (var row : rows) {
            var value = field.apply(row);
            array[at++] = value == null ? null : value.toString();
        }
        return array;
    }
}
