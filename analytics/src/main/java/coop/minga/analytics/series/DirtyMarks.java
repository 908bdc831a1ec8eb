package coop.minga.analytics.series;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.SeriesId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which series wait to be judged, and from which day. A mark is set in the transaction that records and cleared in the
 * one that judges, so neither a crash between the two nor a second node loses one.
 */
public final class DirtyMarks {

    private static final LocalDate BEFORE_EVERYTHING = LocalDate.EPOCH.minusYears(100);

    private final JdbcClient jdbc;

    public DirtyMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks in the order of the series' numbers, so that two recorders never wait for each other in a circle. */
    public void mark(Map<SeriesId, LocalDate> fromDays) {
        if (fromDays.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into dirty_series (series, from_day)
                        select * from unnest(:series::integer[], :days::date[]) as mark (series, from_day) order by series
                        on conflict (series) do update set from_day = least(dirty_series.from_day, excluded.from_day)
                        """)
                .param("series", fromDays.keySet().stream().map(SeriesId::value).toArray(Integer[]::new))
                .param(
                        "days",
                        fromDays.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    /** Marks the series from their first reading on, whenever that was. */
    public void markWhole(Collection<SeriesId> series) {
        mark(series.stream().collect(Collectors.toMap(each -> each, each -> BEFORE_EVERYTHING)));
    }

    /** Those that wait, the longest waiting first; a hint only, {@link #claim} decides. */
    public List<SeriesId> waiting(int most) {
        return jdbc
                .sql(
                        "select series from dirty_series where marked_at <= clock_timestamp() order by marked_at limit :most")
                .param("most", most)
                .query(Integer.class)
                .list()
                .stream()
                .map(SeriesId::new)
                .toList();
    }

    /** Takes the mark away within the running transaction; empty when it is gone or another node is judging it. */
    public Optional<DirtySeries> claim(SeriesId series) {
        return jdbc.sql("""
                        delete from dirty_series where series in
                          (select series from dirty_series where series = :series for update skip locked)
                        returning from_day
                        """)
                .param("series", series.value())
                .query(LocalDate.class)
                .optional()
                .map(fromDay -> new DirtySeries(series, fromDay));
    }

    /** Moves a mark that could not be worked off behind all others, for a minute. */
    public void putOff(SeriesId series) {
        jdbc.sql("update dirty_series set marked_at = clock_timestamp() + interval '1 minute' where series = :series")
                .param("series", series.value())
                .update();
    }

    public long count() {
        return jdbc.sql("select count(*) from dirty_series").query(Long.class).single();
    }
}
