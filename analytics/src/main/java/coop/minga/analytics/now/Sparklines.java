package coop.minga.analytics.now;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.filter.result.Interval;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the small charts of many series in one query. */
public final class Sparklines {

    /** Calendar days up to today. */
    static final int DAYS = 60;

    private final JdbcClient jdbc;

    public Sparklines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The days before {@code today}, without those of rest.
     *
     * @param owners the unit of each series
     */
    Map<SeriesId, Sparkline> of(Map<SeriesId, Unit> owners, LocalDate today) {
        return rows(owners.keySet(), today.minusDays(DAYS)).stream()
                .filter(row -> Objects.requireNonNull(owners.get(row.series))
                        .calendar()
                        .isWorkingDay(row.day))
                .collect(Collectors.groupingBy(
                        Row::series,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Row::shown, Collectors.toList()), Sparkline::new)));
    }

    private List<Row> rows(Collection<SeriesId> series, LocalDate since) {
        if (series.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select series, day, value, coalesce(pooled_low80, low80) as low, coalesce(pooled_high80, high80) as high
                        from judged_day where series = any(:series) and day >= :since order by series, day
                        """)
                .param("series", series.stream().map(SeriesId::value).toArray(Integer[]::new))
                .param("since", since)
                .query(Sparklines::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var low = row.getObject("low", Double.class);
        var high = row.getObject("high", Double.class);
        return new Row(
                new SeriesId(row.getInt("series")),
                row.getObject("day", LocalDate.class),
                new Sparkline.Day(
                        row.getObject("value", Double.class),
                        low == null || high == null ? null : new Interval(low, high)));
    }

    private record Row(SeriesId series, LocalDate day, Sparkline.Day shown) {}
}
