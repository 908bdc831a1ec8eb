package coop.minga.analytics.verdict;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.filter.PooledQuantiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The versions of the table of pooled quantiles, and which one each series borrows from. Rows are only added, so past forecasts
 * can be recomputed. Each version of the filter has tables of its own.
 */
public final class PooledQuantileTables {

    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T00:00:00Z");

    /** An arbitrary key, used by no other lock of the database. */
    private static final long LOCK = 4_620_460_046L;

    private final JdbcClient jdbc;

    public PooledQuantileTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The quantiles that the series borrows, if any. */
    Optional<BorrowedQuantiles> of(SeriesId series, int filterVersion) {
        return asKnownAt(LAST_INSTANT, series, filterVersion);
    }

    /** The same as of an earlier time, on the federation's clock. */
    Optional<BorrowedQuantiles> asKnownAt(Instant then, SeriesId series, int filterVersion) {
        return jdbc.sql("""
                        select version, pool, from_day, scores from calibration_use
                        join calibration_pool using (version, pool)
                        where calibration_use.series = :series and filter_version = :filterVersion and taken_at <= :then
                        """)
                .param("series", series.value())
                .param("filterVersion", filterVersion)
                .param("then", Timestamp.from(then))
                .query(PooledQuantileTables::use)
                .optional();
    }

    /**
     * Borrows permanently, from a day on, from the closest peer group of the newest table.
     *
     * @param now on the federation's clock
     */
    Optional<BorrowedQuantiles> borrow(Indicator indicator, int filterVersion, LocalDate from, Instant now) {
        var peerGroups = PeerGroup.of(indicator.definition()).stream()
                .map(PeerGroup::key)
                .toArray(String[]::new);
        var borrowed = jdbc.sql("""
                        insert into calibration_use (series, filter_version, version, pool, from_day, taken_at)
                        select :series, :filterVersion, version, pool, :from, :now from calibration_pool
                        where pool = any(:pools::text[]) and version =
                          (select max(version) from calibration join calibration_pool using (version)
                           where filter_version = :filterVersion)
                        order by array_position(:pools::text[], pool) limit 1
                        on conflict do nothing
                        """)
                .param("series", indicator.series().value())
                .param("filterVersion", filterVersion)
                .param("from", from)
                .param("now", Timestamp.from(now))
                .param("pools", peerGroups)
                .update();
        return borrowed == 0 ? Optional.empty() : of(indicator.series(), filterVersion);
    }

    /** Acquires the right to make the next table, within the running transaction. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Whether this version of the filter has a recent table. Empty tables have a bound of their own. */
    boolean isMade(int filterVersion, Instant since, Instant sinceForEmpty, Instant now) {
        return jdbc.sql("""
                        select exists (select from calibration where filter_version = :filterVersion and made_at <= :now
                          and made_at > case when exists (select from calibration_pool where version = calibration.version)
                                        then :since::timestamptz else :sinceForEmpty::timestamptz end)
                        """)
                .param("filterVersion", filterVersion)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(since))
                .param("sinceForEmpty", Timestamp.from(sinceForEmpty))
                .query(Boolean.class)
                .single();
    }

    /** Adds a table and returns its version. */
    int add(List<PeerGroupQuantiles> pools, int filterVersion, Instant now) {
        var version = jdbc.sql("""
                        insert into calibration (made_at, filter_version) values (:now, :filterVersion) returning version
                        """)
                .param("now", Timestamp.from(now))
                .param("filterVersion", filterVersion)
                .query(Integer.class)
                .single();
        pools.forEach(pool -> add(version, pool));
        return version;
    }

    private void add(int version, PeerGroupQuantiles pool) {
        jdbc.sql("""
                        insert into calibration_pool (version, pool, units, series, readings, scores)
                        values (:version, :pool, :units, :series, :readings, :scores::double precision[])
                        """)
                .param("version", version)
                .param("pool", pool.peerGroup())
                .param("units", pool.units())
                .param("series", pool.series())
                .param("readings", pool.readings())
                .param(
                        "scores",
                        pool.quantiles().scores().stream().map(Object::toString).toArray(String[]::new))
                .update();
    }

    private static BorrowedQuantiles use(ResultSet row, int number) throws SQLException {
        return new BorrowedQuantiles(
                row.getInt("version"),
                row.getString("pool"),
                row.getObject("from_day", LocalDate.class),
                scores(row, "scores"));
    }

    static PooledQuantiles scores(ResultSet row, String column) throws SQLException {
        return new PooledQuantiles(Arrays.asList((Double[]) row.getArray(column).getArray()));
    }
}
