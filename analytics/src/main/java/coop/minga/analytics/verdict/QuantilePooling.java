package coop.minga.analytics.verdict;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.DisclosureRule;
import coop.minga.analytics.filter.PooledQuantiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recomputes the pooled quantiles each week of the federation's clock: quantiles of a year's normal scores, by peer
 * group. Reads at most {@value #MOST_SERIES} series of a group, the same every week (decision 024).
 */
public final class QuantilePooling {

    private static final Logger LOG = LoggerFactory.getLogger(QuantilePooling.class);
    private static final Duration EVERY = Duration.ofDays(7);

    /** A new federation soon has enough to pool. */
    private static final Duration WHILE_EMPTY = Duration.ofDays(1);

    private static final int DAYS = 365;
    private static final int MOST_SERIES = 200;

    private static final String[] LEVELS =
            PooledQuantiles.levels().stream().map(Object::toString).toArray(String[]::new);

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final PooledQuantileTables tables;
    private final Clock clock;

    /** @param clock the federation's */
    public QuantilePooling(TransactionTemplate transaction, JdbcClient jdbc, PooledQuantileTables tables, Clock clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Makes the table when due. Called every tick on any number of nodes.
     *
     * @return whether this node made it
     */
    public boolean makeWhenDue() {
        return !isMade()
                && Boolean.TRUE.equals(transaction.execute(status -> {
                    if (!tables.lock() || isMade()) {
                        return false;
                    }
                    make();
                    return true;
                }));
    }

    private boolean isMade() {
        var now = clock.instant();
        return tables.isMade(SeriesJudge.VERSION, now.minus(EVERY), now.minus(WHILE_EMPTY), now);
    }

    private void make() {
        var now = clock.instant();
        var since = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS);
        var usable = new ArrayList<PeerGroupQuantiles>();
        peerGroups()
                .forEach(peerGroup -> quantilesOf(peerGroup, since)
                        .filter(PeerGroupQuantiles::usable)
                        .ifPresent(usable::add));
        var version = tables.add(usable, SeriesJudge.VERSION, now);
        LOG.info("Table {} of pooled quantiles: {} peer groups have enough readings", version, usable.size());
    }

    private List<PeerGroup> peerGroups() {
        var alike = jdbc.sql("""
                        select nature, measure, code from indicator group by nature, measure, code
                        having count(distinct unit) >= :leastUnits order by nature, measure, code
                        """)
                .param("leastUnits", DisclosureRule.FEWEST_UNITS)
                .query((row, number) ->
                        new PeerGroup(row.getString("nature"), row.getString("measure"), row.getString("code")))
                .list();
        var natures =
                jdbc.sql("select distinct nature from indicator order by nature").query(String.class).list().stream()
                        .map(PeerGroup::ofType);
        return Stream.concat(Stream.concat(alike.stream(), natures), Stream.of(PeerGroup.FEDERATION))
                .toList();
    }

    /** Empty if the peer group has no scores. */
    private Optional<PeerGroupQuantiles> quantilesOf(PeerGroup peerGroup, LocalDate since) {
        return jdbc.sql("""
                        with chosen as materialized
                          (select indicator.series, unit from indicator join series_now using (series)
                           where filter_version = :filterVersion
                             and (:nature::text is null or nature = :nature)
                             and (:measure::text is null or measure = :measure)
                             and (:code::text is null or code = :code)
                           order by md5(indicator.series::text) limit :most),
                        scored as materialized
                          (select unit, chosen.series, normal_score from chosen
                           join judged_day on judged_day.series = chosen.series and day > :since
                           where normal_score is not null)
                        select count(distinct unit) as units, count(distinct series) as series, count(*) as readings,
                          (select max(own) from (select count(*) as own from scored group by unit) as unit)
                            as largest_unit,
                          percentile_cont(:levels::double precision[]) within group (order by normal_score) as scores
                        from scored having count(*) > 0
                        """)
                .param("filterVersion", SeriesJudge.VERSION)
                .param("nature", peerGroup.nature())
                .param("measure", peerGroup.measure())
                .param("code", peerGroup.code())
                .param("most", MOST_SERIES)
                .param("since", since)
                .param("levels", LEVELS)
                .query((row, number) -> quantilesOf(peerGroup, row))
                .optional();
    }

    private static PeerGroupQuantiles quantilesOf(PeerGroup peerGroup, ResultSet row) throws SQLException {
        return new PeerGroupQuantiles(
                peerGroup.key(),
                row.getInt("units"),
                row.getInt("series"),
                row.getLong("readings"),
                row.getLong("largest_unit"),
                PooledQuantileTables.scores(row, "scores"));
    }
}
