package coop.minga.analytics.verdict;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.filter.StateSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * States of the filter every {@value #EVERY_DAYS} days, staggered by series. Keeps the last two, and the last before
 * each onset of an open alert. Replaying from one gives identical states.
 */
public final class StateSnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(StateSnapshots.class);
    private static final int EVERY_DAYS = 28;

    private final JdbcClient jdbc;
    private final Function<SeriesId, List<LocalDate>> onsets;

    /** @param onsets of the series' open alerts */
    public StateSnapshots(JdbcClient jdbc, Function<SeriesId, List<LocalDate>> onsets) {
        this.jdbc = jdbc;
        this.onsets = onsets;
    }

    /** Whether a nearer snapshot would have saved many days. */
    static boolean isFar(int days) {
        return days > EVERY_DAYS;
    }

    boolean dueOn(SeriesId series, LocalDate day) {
        return Math.floorMod(day.toEpochDay() + series.value(), EVERY_DAYS) == 0;
    }

    /** The filter version with which every encoded state begins. */
    static int version(StateSnapshot state) {
        return version(state.encode());
    }

    static int version(byte[] state) {
        return ByteBuffer.wrap(state).getInt();
    }

    /**
     * Forgets all states of the series if one is of another version.
     *
     * @return whether it did
     */
    boolean forgetWhereAnotherVersionKept(SeriesId series, int version) {
        return jdbc.sql("""
                                delete from snapshot where series = :series and exists
                                  (select from snapshot where series = :series and substring(state from 1 for 4) <> :version)
                                """)
                        .param("series", series.value())
                        .param(
                                "version",
                                ByteBuffer.allocate(Integer.BYTES)
                                        .putInt(version)
                                        .array())
                        .update()
                > 0;
    }

    /** Also empty if unreadable: then all states of the series are forgotten. */
    public Optional<StateSnapshot> before(SeriesId series, LocalDate day) {
        return jdbc.sql("select state from snapshot where series = :series and day < :day order by day desc limit 1")
                .param("series", series.value())
                .param("day", day)
                .query(byte[].class)
                .optional()
                .flatMap(state -> decode(series, state));
    }

    void forgetFrom(SeriesId series, LocalDate day) {
        jdbc.sql("delete from snapshot where series = :series and day >= :day")
                .param("series", series.value())
                .param("day", day)
                .update();
    }

    /** Stores the states by their last day. Removes those no longer needed. */
    void keep(SeriesId series, Map<LocalDate, StateSnapshot> states) {
        states.forEach((day, state) -> jdbc.sql("""
                        insert into snapshot (series, day, state) values (:series, :day, :state)
                        on conflict (series, day) do update set state = excluded.state
                        """)
                .param("series", series.value())
                .param("day", day)
                .param("state", state.encode())
                .update());
        if (!states.isEmpty()) {
            prune(series);
        }
    }

    private void prune(SeriesId series) {
        jdbc.sql("""
                        delete from snapshot where series = :series and day not in
                          (select day from snapshot where series = :series order by day desc limit 2)
                        and day not in
                          (select max(day) from snapshot, unnest(:onsets::date[]) as onset
                           where series = :series and day < onset group by onset)
                        """)
                .param("series", series.value())
                .param(
                        "onsets",
                        onsets.apply(series).stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    private Optional<StateSnapshot> decode(SeriesId series, byte[] state) {
        try {
            return Optional.of(StateSnapshot.decode(state));
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("Series {}: unreadable snapshots are recomputed: {}", series, unreadable.getMessage());
            forgetFrom(series, LocalDate.EPOCH.minusYears(100));
            return Optional.empty();
        }
    }
}
