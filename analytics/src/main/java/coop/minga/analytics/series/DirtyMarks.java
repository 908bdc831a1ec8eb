package coop.minga.analytics.series;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.SeriesId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which series wait to be judged, and from which day. A mark is set in the transaction that records and cleared at the end
 * of the one that judges, so neither a crash between the two nor a second node loses one. Until then nobody who marks
 * waits for the judging.
 */
public final class DirtyMarks {

    private static final LocalDate BEFORE_EVERYTHING = LocalDate.EPOCH.minusYears(100);
    private static final LocalDate AFTER_EVERYTHING = LocalDate.of(9999, 12, 31);

    /** The first half of the key of the locks on series that are being judged. */
    private static final int JUDGING = 17;

    /** So many times as many marks are looked at as are taken, to let units take turns. */
    private static final int CANDIDATES = 16;

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
                        on conflict (series) do update set changes = dirty_series.changes + 1,
                          from_day = least(dirty_series.from_day, excluded.from_day)
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

    /** Those that wait, whatever the day; hints only, {@link #claim} decides. */
    public List<SeriesId> waiting(int most) {
        return waiting(BEFORE_EVERYTHING, AFTER_EVERYTHING, most);
    }

    /** Those that changed on this day or later only, so that few days are to be judged. */
    public List<SeriesId> waitingFrom(LocalDate day, int most) {
        return waiting(day, AFTER_EVERYTHING, most);
    }

    /** Those that changed before this day too. */
    public List<SeriesId> waitingBefore(LocalDate day, int most) {
        return waiting(BEFORE_EVERYTHING, day, most);
    }

    /** Units take turns: the longest waiting of each, then the second of each. New readings of a series put aside wait. */
    private List<SeriesId> waiting(LocalDate from, LocalDate to, int most) {
        return jdbc
                .sql("""
                        with candidate as (
                          select series, unit, marked_at
                          from dirty_series dirty join indicator using (series) left join series_put_aside aside using (series)
                          where marked_at <= clock_timestamp() and (aside.last_day is null or aside.last_day >= dirty.from_day)
                          and least(dirty.from_day, aside.from_day) >= :from
                          and least(dirty.from_day, aside.from_day) < :to
                          order by marked_at limit :candidates)
                        select series from candidate
                        order by row_number() over (partition by unit order by marked_at), marked_at limit :most
                        """)
                .param("from", from)
                .param("to", to)
                .param("candidates", CANDIDATES * most)
                .param("most", most)
                .query(Integer.class)
                .list()
                .stream()
                .map(SeriesId::new)
                .toList();
    }

    /**
     * Reads the mark, and keeps other nodes from judging the series until the running transaction ends; empty when it is
     * gone or another node is at it. Whoever records may go on marking.
     */
    public Optional<DirtySeries> claim(SeriesId series) {
        boolean free = jdbc.sql("select pg_try_advisory_xact_lock(:judging, :series)")
                .param("judging", JUDGING)
                .param("series", series.value())
                .query(Boolean.class)
                .single();
        return free ? mark(series) : Optional.empty();
    }

    private Optional<DirtySeries> mark(SeriesId series) {
        return jdbc.sql("""
                        select least(dirty.from_day, aside.from_day) as from_day, changes
                        from dirty_series dirty left join series_put_aside aside using (series) where series = :series
                        """)
                .param("series", series.value())
                .query((row, number) ->
                        new DirtySeries(series, row.getObject("from_day", LocalDate.class), row.getLong("changes")))
                .optional();
    }

    /** Takes the mark away within the running transaction, unless more was marked since it was claimed. */
    public void clear(DirtySeries judged) {
        jdbc.sql("""
                        with again as (delete from series_put_aside where series = :series)
                        delete from dirty_series where series = :series and changes = :changes
                        """)
                .param("series", judged.series().value())
                .param("changes", judged.changes())
                .update();
    }

    /** Moves a mark that could not be worked off behind all others, for so long. */
    public void putOff(SeriesId series, Duration pause) {
        jdbc.sql("""
                        update dirty_series set marked_at = clock_timestamp() + :millis * interval '1 millisecond'
                        where series = :series
                        """)
                .param("millis", pause.toMillis())
                .param("series", series.value())
                .update();
    }

    public long count() {
        return jdbc.sql("select count(*) from dirty_series").query(Long.class).single();
    }
}
