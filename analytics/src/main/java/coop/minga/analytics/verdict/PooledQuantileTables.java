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
                        select version, peer_group, from_day, scores from borrowed_quantiles
                        join pooled_quantiles using (version, peer_group)
                        where borrowed_quantiles.series = :series and filter_version = :filterVersion and taken_at <= :then
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
                        insert into borrowed_quantiles (series, filter_version, version, peer_group, from_day, taken_at)
                        select :series, :filterVersion, version, peer_group, :from, :now from pooled_quantiles
                        where peer_group = any(:peerGroups::text[]) and version =
                          (select max(version) from pooled_quantile_table join pooled_quantiles using (version)
                           where filter_version = :filterVersion)
                        order by array_position(:peerGroups::text[], peer_group) limit 1
                        on conflict do nothing
                        """)
                .param("series", indicator.series().value())
                .param("filterVersion", filterVersion)
                .param("from", from)
                .param("now", Timestamp.from(now))
                .param("peerGroups", peerGroups)
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
                        select exists (select from pooled_quantile_table made
                          where filter_version = :filterVersion and made_at <= :now
                          and made_at > case when exists (select from pooled_quantiles where version = made.version)
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
    int add(List<PeerGroupQuantiles> peerGroups, int filterVersion, Instant now) {
        var version = jdbc.sql("""
                        insert into pooled_quantile_table (made_at, filter_version) values (:now, :filterVersion)
                        returning version
                        """)
                .param("now", Timestamp.from(now))
                .param("filterVersion", filterVersion)
                .query(Integer.class)
                .single();
        peerGroups.forEach(each -> add(version, each));
        return version;
    }

    private void add(int version, PeerGroupQuantiles peerGroup) {
        jdbc.sql("""
                        insert into pooled_quantiles (version, peer_group, units, series, readings, scores)
                        values (:version, :peerGroup, :units, :series, :readings, :scores::double precision[])
                        """)
                .param("version", version)
                .param("peerGroup", peerGroup.peerGroup())
                .param("units", peerGroup.units())
                .param("series", peerGroup.series())
                .param("readings", peerGroup.readings())
                .param(
                        "scores",
                        peerGroup.quantiles().scores().stream()
                                .map(Object::toString)
                                .toArray(String[]::new))
                .update();
    }

    private static BorrowedQuantiles use(ResultSet row, int number) throws SQLException {
        return new BorrowedQuantiles(
                row.getInt("version"),
                row.getString("peer_group"),
                row.getObject("from_day", LocalDate.class),
                scores(row, "scores"));
    }

    static PooledQuantiles scores(ResultSet row, String column) throws SQLException {
        return new PooledQuantiles(Arrays.asList((Double[]) row.getArray(column).getArray()));
    }
}
