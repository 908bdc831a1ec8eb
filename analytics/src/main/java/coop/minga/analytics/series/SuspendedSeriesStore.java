package coop.minga.analytics.series;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Series whose judging exceeded a bound, so that they delay no other. Retried after a correction of the days tried, and
 * by another version of the filter.
 */
public final class SuspendedSeriesStore {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;

    public SuspendedSeriesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Clears the mark and stores its first day with the reason. A series marked again meanwhile keeps its mark and is
     * retried.
     *
     * @param version of the filter
     * @return whether it was suspended
     */
    public boolean add(DirtySeries dirty, int version, String reason) {
        return jdbc.sql("""
                        with mark as (delete from dirty_series where series = :series and changes = :change returning series)
                        insert into suspended_series (series, filter_version, from_day, last_day, reason)
                        select series, :version, :from_day,
                          greatest(:from_day, (select max(day) from statement where statement.series = mark.series)), :reason
                        from mark
                        on conflict (series) do update set filter_version = excluded.filter_version,
                          from_day = excluded.from_day, last_day = excluded.last_day, reason = excluded.reason
                        """)
                        .param("series", dirty.series().value())
                        .param("change", dirty.change())
                        .param("version", version)
                        .param("from_day", dirty.first())
                        .param("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                        .update()
                > 0;
    }

    /** Those suspended by another version of the filter, with their first day. */
    public Map<SeriesId, LocalDate> ofAnotherVersion(int version) {
        return jdbc
                .sql("select series, from_day from suspended_series where filter_version <> :version")
                .param("version", version)
                .query((row, number) ->
                        Map.entry(new SeriesId(row.getInt("series")), row.getObject("from_day", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The latest of them. */
    public List<SuspendedSeries> latest(int most) {
        return jdbc.sql("""
                        select series, unit, code, reason, since from suspended_series join indicator using (series)
                        order by since desc, series limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new SuspendedSeries(
                        new SeriesId(row.getInt("series")),
                        new UnitId(row.getString("unit")),
                        row.getString("code"),
                        row.getString("reason"),
                        row.getObject("since", Timestamp.class).toInstant()))
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from suspended_series")
                .query(Long.class)
                .single();
    }
}
