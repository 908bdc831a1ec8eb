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
import coop.minga.analytics.clock.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The series that wait to be judged, and from which day. The recording transaction sets a mark, the judging one
 * clears it at its end, so a crash or a second node loses none. Marking never waits for judging. Long series wait as
 * replays.
 */
public final class DirtyMarks {

    /** The first half of the key of the locks on series that are being judged. */
    private static final int JUDGING = 17;

    /** Between two statements; what a judging may use of a processor is bounded, and a processor has others to serve. */
    private static final String LONGEST_JUDGING = "15min";

    /**
     * Goes from unit to unit through the index, beginning after the one that had the last turn and coming around to it, and
     * takes the longest waiting of each. A unit without a mark that is ready has no turn.
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
                    "MARKS", "dirty_series dirty left join series_put_aside aside using (series)")
            .replace("READY", "WAITS and SINCE <= statement_timestamp() and DUE");

    /** New readings of a series put aside wait. */
    private static final String NEW = TURNS.replace("WAITS", "dirty.from_day is not null")
            .replace("SINCE", "marked_at")
            .replace("DUE", "(aside.last_day is null or aside.last_day >= dirty.from_day)");

    private static final String REPLAYS = TURNS.replace("WAITS", "dirty.replay_from is not null")
            .replace("SINCE", "replay_at")
            .replace("DUE", "true");

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

    /** Marks the series from their first reading on, whenever that was. */
    public void markWhole(Collection<SeriesId> series) {
        mark(series.stream().collect(Collectors.toMap(each -> each, each -> Days.EARLIEST)));
    }

    /**
     * Those with changed readings, the longest waiting of each unit first, then the second of each. Hints only,
     * {@link #claim} decides.
     *
     * @param after the unit that had the last turn; null for none
     */
    public List<WaitingSeries> waiting(@Nullable UnitId after, int most) {
        return waiting(NEW, after, most);
    }

    /** Those whose replay waits, in the same order. */
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
     * Locks the mark against other judges until the transaction ends; empty when it is gone or locked. Marking may go
     * on. The transaction gets a longer idle limit.
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
     * The judge works no more between two statements. From now on a node that stands still loses the transaction as soon as
     * any other, with the series and the alerts that it locks.
     */
    public void computed() {
        jdbc.sql("""
                        select set_config('idle_in_transaction_session_timeout',
                                          current_setting('minga.usual_limit'), true)
                        """).query(String.class).single();
    }

    private Optional<DirtySeries> mark(SeriesId series) {
        return jdbc.sql("""
                        select series, replay_from, changes, aside.series is not null as aside,
                          case when dirty.from_day is null or replay_from is not null then dirty.from_day
                          else least(dirty.from_day, aside.from_day) end as from_day
                        from dirty_series dirty left join series_put_aside aside using (series) where series = :series
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
                row.getBoolean("aside"));
    }

    /** Takes the mark away within the running transaction, unless more was marked since it was claimed. A replay stays. */
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

    /** Lets the series wait for a replay from a day on instead, together with one that waits already. */
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

    /** Takes the replay away within the running transaction. What was marked since stays. */
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
        jdbc.sql("delete from series_put_aside where series = :series")
                .param("series", series.value())
                .update();
    }

    /** Moves changed readings that could not be judged behind all others, for so long. */
    public void putOff(SeriesId series, Duration pause) {
        putOff(series, pause, """
                update dirty_series set marked_at = clock_timestamp() + :millis * interval '1 millisecond'
                where series = :series
                """);
    }

    /** The same with a replay. */
    public void putOffReplay(SeriesId series, Duration pause) {
        putOff(series, pause, """
                update dirty_series set replay_at = clock_timestamp() + :millis * interval '1 millisecond'
                where series = :series and replay_at is not null
                """);
    }

    private void putOff(SeriesId series, Duration pause, String later) {
        jdbc.sql(later)
                .param("millis", pause.toMillis())
                .param("series", series.value())
                .update();
    }

    public long count() {
        return jdbc.sql("select count(*) from dirty_series").query(Long.class).single();
    }
}
