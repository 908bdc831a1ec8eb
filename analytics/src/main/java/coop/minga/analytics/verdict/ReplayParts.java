package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.clock.TimeBounds;
import coop.minga.analytics.filter.StateSnapshot;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Intermediate results of unfinished replays: days not yet shown, and states. */
public final class ReplayParts {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public ReplayParts(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** The last state; empty at first and after a change of version. */
    Optional<StateSnapshot> last(SeriesId series, int version) {
        var kept = jdbc.sql("select state from replay_state where series = :series order by day desc limit 1")
                .param("series", series.value())
                .query(byte[].class)
                .optional();
        if (kept.isPresent() && StateSnapshots.version(kept.get()) != version) {
            forgetFrom(series, TimeBounds.EARLIEST);
            return Optional.empty();
        }
        return kept.map(StateSnapshot::decode);
    }

    /** The last day judged, empty while none is. */
    Optional<LocalDate> lastDay(SeriesId series) {
        return jdbc.sql("select max(day) from replayed_day where series = :series")
                .param("series", series.value())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Forgets states and days from a day on. */
    void forgetFrom(SeriesId series, LocalDate day) {
        jdbc.sql("delete from replay_state where series = :series and day >= :day")
                .param("series", series.value())
                .param("day", day)
                .update();
        forgetDaysFrom(series, day);
    }

    private void forgetDaysFrom(SeriesId series, LocalDate day) {
        jdbc.sql("delete from replayed_day where series = :series and day >= :day")
                .param("series", series.value())
                .param("day", day)
                .update();
    }

    /** Replaces days from the part's first on, and adds states by their last day. */
    void keep(JudgedRun part, Map<LocalDate, StateSnapshot> states) {
        var series = part.indicator().series();
        forgetDaysFrom(series, part.from());
        JudgedDays.rows(part, "copy replayed_day").into(template);
        states.forEach((day, state) -> jdbc.sql("""
                        insert into replay_state (series, day, state) values (:series, :day, :state)
                        on conflict (series, day) do update set state = excluded.state
                        """)
                .param("series", series.value())
                .param("day", day)
                .param("state", state.encode())
                .update());
    }

    /** The states by their last day. */
    Map<LocalDate, StateSnapshot> states(SeriesId series) {
        var states = new TreeMap<LocalDate, StateSnapshot>();
        jdbc.sql("select day, state from replay_state where series = :series")
                .param("series", series.value())
                .query(row -> {
                    states.put(row.getObject("day", LocalDate.class), StateSnapshot.decode(row.getBytes("state")));
                });
        return states;
    }
}
