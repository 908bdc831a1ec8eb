package coop.minga.analytics.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.clock.TimeBounds;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Series to judge, and from which day. The recording transaction sets a mark; the judging one clears it at its end, so
 * crashes lose none. Marking never waits for judging. Long series wait as replays.
 */
public final class DirtyMarks {

    /** The first key of the locks on series being judged. */
    private static final int JUDGING = 17;

    /** The idle limit between two statements of a judging, on a shared processor. */
    private static final String LONGEST_JUDGING = "15min";

    /**
     * Visits units by index, starting after the last one served and wrapping around. Takes each unit's longest waiting
     * series. Units without a ready mark are skipped.
     */
    private static final String TURNS = """
            with recursive turn (unit, around, number) as (
              select :after, false, 0
              union all
              select coalesce(later.unit, first.unit), around or later.unit is null, number + 1
              from turn
              left join lateral (select unit from MARKS where unit > turn.unit and READY
                                 order by unit limit 1) as later on true
              left join lateral (select unit from MARKS where later.unit is null and not around and READY
                                 order by unit limit 1) as first on true
              where number < :most and coalesce(later.unit, first.unit) is not null
                and not ((around or later.unit is null) and coalesce(later.unit, first.unit) > :after)),
            share (each) as (select (:most + count(*) - 1) / greatest(count(*), 1) from turn where number > 0)
            select series, unit from turn cross join lateral
              (select series, SINCE as since from MARKS where dirty.unit = turn.unit and READY
               order by SINCE limit (select each from share)) as mark
            where number > 0
            order by row_number() over (partition by unit order by since, series), number limit :most
            """.replace(
                    "MARKS", "dirty_series dirty left join suspended_series suspended using (series)")
            .replace("READY", "WAITS and SINCE <= statement_timestamp() and DUE");

    /** New readings of a suspended series wait. */
    private static final String NEW = TURNS.replace("WAITS", "dirty.from_day is not null")
            .replace("SINCE", "marked_at")
            .replace("DUE", "(suspended.last_day is null or suspended.last_day >= dirty.from_day)");

    private static final String REPLAYS = TURNS.replace("WAITS", "dirty.replay_from is not null")
            .replace("SINCE", "replay_at")
            .replace("DUE", "true");

    private final JdbcClient jdbc;

    public DirtyMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks in the order of series, so that two recorders cannot deadlock. */
    public void mark(Map<SeriesId, LocalDate> fromDays) {
        if (fromDays.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into dirty_series (series, unit, from_day)
                        select series, unit, day from unnest(:series::integer[], :days::date[]) as mark (series, day)
                        join indicator using (series) order by series
                        on conflict (series) do update set changes = nextval('dirty_series_change'),
                          marked_at = case when dirty_series.from_day is null then excluded.marked_at
                                      else dirty_series.marked_at end,
                          from_day = least(dirty_series.from_day, excluded.from_day)
                        """)
                .param("series", fromDays.keySet().stream().map(SeriesId::value).toArray(Integer[]::new))
                .param(
                        "days",
                        fromDays.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    /** Marks the series from their first reading on. */
    public void markWhole(Collection<SeriesId> series) {
        mark(series.stream().collect(Collectors.toMap(each -> each, each -> TimeBounds.EARLIEST)));
    }

    /**
     * Changed series: the longest waiting of each unit, then the second of each. Hints: {@link #claim} decides.
     *
     * @param after the last unit served; null for none
     */
    public List<WaitingSeries> waiting(@Nullable UnitId after, int most) {
        return waiting(NEW, after, most);
    }

    /** Series with a waiting replay, in the same order. */
    public List<WaitingSeries> waitingReplays(@Nullable UnitId after, int most) {
        return waiting(REPLAYS, after, most);
    }

    private List<WaitingSeries> waiting(String which, @Nullable UnitId after, int most) {
        return jdbc.sql(which)
                .param("after", after == null ? "" : after.value())
                .param("most", most)
                .query((row, number) ->
                        new WaitingSeries(new SeriesId(row.getInt("series")), new UnitId(row.getString("unit"))))
                .list();
    }

    /**
     * Locks the mark against other judges until the transaction ends. Empty if absent or locked. Marking may continue.
     * Extends the transaction's idle limit.
     */
    public Optional<DirtySeries> claim(SeriesId series) {
        boolean free = jdbc.sql("""
                        select pg_try_advisory_xact_lock(:judging, :series)
                          and set_config('minga.usual_limit',
                                         current_setting('idle_in_transaction_session_timeout'), true) is not null
                          and set_config('idle_in_transaction_session_timeout', :longest, true) is not null
                        """)
                .param("longest", LONGEST_JUDGING)
                .param("judging", JUDGING)
                .param("series", series.value())
                .query(Boolean.class)
                .single();
        return free ? mark(series) : Optional.empty();
    }

    /**
     * Restores the usual idle limit after the computation: a stalled node then loses its transaction and locks as soon
     * as any other.
     */
    public void restoreIdleLimit() {
        jdbc.sql("""
                        select set_config('idle_in_transaction_session_timeout',
                                          current_setting('minga.usual_limit'), true)
                        """).query(String.class).single();
    }

    private Optional<DirtySeries> mark(SeriesId series) {
        return jdbc.sql("""
                        select series, replay_from, changes, suspended.series is not null as is_suspended,
                          case when dirty.from_day is null or replay_from is not null then dirty.from_day
                          else least(dirty.from_day, suspended.from_day) end as from_day
                        from dirty_series dirty left join suspended_series suspended using (series) where series = :series
                        """)
                .param("series", series.value())
                .query(DirtyMarks::dirty)
                .optional();
    }

    private static DirtySeries dirty(ResultSet row, int number) throws SQLException {
        return new DirtySeries(
                new SeriesId(row.getInt("series")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("replay_from", LocalDate.class),
                row.getLong("changes"),
                row.getBoolean("is_suspended"));
    }

    /** Clears the mark in the transaction, unless marked again since. A replay stays. */
    public void clear(DirtySeries judged) {
        if (judged.replayFrom() == null) {
            judgedToTheEnd(judged.series());
            jdbc.sql("delete from dirty_series where series = :series and changes = :change")
                    .param("series", judged.series().value())
                    .param("change", judged.change())
                    .update();
        } else {
            leaveToReplay(judged, judged.replayFrom());
        }
    }

    /** Whether nothing was marked since the mark was claimed. */
    public boolean isUnchanged(DirtySeries claimed) {
        return jdbc.sql("select exists (select from dirty_series where series = :series and changes = :change)")
                .param("series", claimed.series().value())
                .param("change", claimed.change())
                .query(Boolean.class)
                .single();
    }

    /** Replaces the mark by a replay, merged with one that waits already. */
    public void leaveToReplay(DirtySeries claimed, LocalDate from) {
        jdbc.sql("""
                        update dirty_series set replay_from = least(replay_from, :from),
                          replay_at = coalesce(replay_at, clock_timestamp()),
                          from_day = case when changes = :change then null else from_day end
                        where series = :series
                        """)
                .param("series", claimed.series().value())
                .param("change", claimed.change())
                .param("from", from)
                .update();
    }

    /** Clears the replay in the transaction. Later marks stay. */
    public void clearReplay(SeriesId series) {
        judgedToTheEnd(series);
        var gone = jdbc.sql("delete from dirty_series where series = :series and from_day is null")
                .param("series", series.value())
                .update();
        if (gone == 0) {
            jdbc.sql("update dirty_series set replay_from = null, replay_at = null where series = :series")
                    .param("series", series.value())
                    .update();
        }
    }

    private void judgedToTheEnd(SeriesId series) {
        jdbc.sql("delete from suspended_series where series = :series")
                .param("series", series.value())
                .update();
    }

    /** Moves the series' changed readings behind all others for a time. */
    public void postpone(SeriesId series, Duration pause) {
        postpone(series, pause, """
                update dirty_series set marked_at = clock_timestamp() + :millis * interval '1 millisecond'
                where series = :series
                """);
    }

    /** The same for a replay. */
    public void postponeReplay(SeriesId series, Duration pause) {
        postpone(series, pause, """
                update dirty_series set replay_at = clock_timestamp() + :millis * interval '1 millisecond'
                where series = :series and replay_at is not null
                """);
    }

    private void postpone(SeriesId series, Duration pause, String later) {
        jdbc.sql(later)
                .param("millis", pause.toMillis())
                .param("series", series.value())
                .update();
    }

    public long count() {
        return jdbc.sql("select count(*) from dirty_series").query(Long.class).single();
    }
}
