package coop.minga.analytics.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.quarantine.DiscardedCounter.Latest;
import coop.minga.analytics.quarantine.QuarantineAllocator.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rejected records with position, reason and beginning. Each sender has limited space; further records are counted, so
 * that nothing disappears and nobody fills the disk (decision 030).
 */
public final class Quarantine {

    private static final QuarantineBounds BOUNDS = QuarantineBounds.USUAL;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Units units;
    private final QuarantineRows rows;
    private final QuarantineCounts counts;

    /** @param clock the federation's */
    public Quarantine(TransactionTemplate transaction, JdbcClient jdbc, Units units, Clock clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
        this.units = units;
        this.rows = new QuarantineRows(jdbc);
        this.counts = new QuarantineCounts(jdbc);
    }

    /** The latest first, without resolved ones. */
    public List<Quarantined> latest(int most) {
        return jdbc.sql("""
                        select id, unit, claimed_unit, reason, detail, quarantined_at, bytes
                        from quarantine where resolved_at is null order by id desc limit :most
                        """).param("most", most).query(Quarantine::quarantined).list();
    }

    /** Those signed by a key of the unit, latest first, without resolved ones. */
    public List<Quarantined> latestOf(UnitId unit, int most) {
        return jdbc.sql("""
                        select id, unit, claimed_unit, reason, detail, quarantined_at, bytes
                        from quarantine where unit = :unit and resolved_at is null order by id desc limit :most
                        """)
                .param("unit", unit.value())
                .param("most", most)
                .query(Quarantine::quarantined)
                .list();
    }

    private static Quarantined quarantined(ResultSet row, int number) throws SQLException {
        return new Quarantined(
                row.getLong("id"),
                unit(row.getString("unit")),
                unit(row.getString("claimed_unit")),
                QuarantineReason.valueOf(row.getString("reason")),
                row.getString("detail"),
                row.getTimestamp("quarantined_at").toInstant(),
                row.getObject("bytes", Integer.class));
    }

    private static @Nullable UnitId unit(@Nullable String name) {
        return name == null ? null : new UnitId(name);
    }

    public long count() {
        return jdbc.sql("select count(*) from quarantine where resolved_at is null")
                .query(Long.class)
                .single();
    }

    /** Counts by sender of records not kept, the latest first. */
    public List<QuarantineCount> discarded(int most) {
        return counts.latest(clock.instant(), most);
    }

    /** The count of those signed by the unit's keys; at most one. */
    public List<QuarantineCount> discardedOf(UnitId unit) {
        return counts.latestOf(unit, clock.instant());
    }

    /** The number of rejected records that are not kept. */
    public long countDiscarded() {
        return counts.records();
    }

    /**
     * Keeps or counts each record once, however often read. Turns expired records into counts. Call last in the
     * transaction that moves the offsets.
     */
    public void put(List<RejectedRecord> rejected) {
        if (rejected.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var existing =
                rows.existing(rejected.stream().map(RejectedRecord::position).toList());
        var candidates = candidates(rejected);
        var removed = Stream.concat(
                        removeBefore(now.minus(BOUNDS.keptFor())).stream(),
                        rows
                                .deleteBeyond(BOUNDS.entries(), signers(candidates, RejectedRecord::isLookedForAgain))
                                .stream())
                .toList();
        var signers = signers(candidates, each -> true);
        var counter = counter(candidates, removed, signers);
        var fresh = candidates.stream()
                .filter(each -> !existing.contains(each.position()))
                .toList();
        rows.add(keep(fresh, new QuarantineAllocator(BOUNDS, rows.used(signers)), counter, now), now);
        counts.add(counter.additions());
    }

    /**
     * Turns a bounded number of expired records into counts, or strips their bytes.
     *
     * @return whether there may be more
     */
    public boolean deleteOld() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var removed = removeBefore(clock.instant().minus(BOUNDS.keptFor()));
            counts.add(counter(List.of(), removed, Set.of()).additions());
            return removed.size() >= QuarantineRows.MOST_AT_ONCE;
        }));
    }

    private List<QuarantineRows.Removed> removeBefore(Instant then) {
        rows.stripBefore(then);
        return rows.deleteBefore(then);
    }

    private static Set<UnitId> signers(List<QuarantineRow> candidates, Predicate<RejectedRecord> which) {
        return candidates.stream()
                .map(QuarantineRow::record)
                .filter(which)
                .flatMap(each -> Optional.ofNullable(each.unit()).stream())
                .collect(Collectors.toSet());
    }

    /** The counts, including records just removed unless resolved. */
    private DiscardedCounter counter(
            List<QuarantineRow> candidates, List<QuarantineRows.Removed> removed, Set<UnitId> signers) {
        var partitions = Stream.concat(
                        candidates.stream().map(QuarantineRow::position),
                        removed.stream().map(QuarantineRows.Removed::position))
                .map(RecordPosition::partition)
                .collect(Collectors.toSet());
        var counter = counts.of(partitions, signers);
        removed.stream()
                .filter(each -> !each.resolved())
                .forEach(each -> counter.countRemoved(each.position(), each.sender(), each.bytes(), each.latest()));
        return counter;
    }

    /** Adds senders; without proof the unit of the record's key, if it exists. */
    private List<QuarantineRow> candidates(List<RejectedRecord> rejected) {
        var claimed = units.existing(rejected.stream()
                .filter(each -> each.unit() == null)
                .flatMap(each -> each.received().claimed().stream())
                .collect(Collectors.toSet()));
        return rejected.stream()
                .map(each -> new QuarantineRow(each, sender(each, claimed), Kept.WHOLE))
                .toList();
    }

    private static Sender sender(RejectedRecord rejected, Set<UnitId> claimed) {
        var proven = rejected.unit();
        return proven != null
                ? new Sender(true, proven)
                : rejected.received()
                        .claimed()
                        .filter(claimed::contains)
                        .map(unit -> new Sender(false, unit))
                        .orElse(Sender.UNKNOWN);
    }

    /** Selects records within their quota; counts the others. */
    private static List<QuarantineRow> keep(
            List<QuarantineRow> candidates, QuarantineAllocator allocator, DiscardedCounter counter, Instant now) {
        var kept = new ArrayList<QuarantineRow>();
        candidates.stream()
                .filter(each -> !counter.spans(each.position(), each.sender()))
                .sorted(Comparator.comparingLong(each -> each.position().offset()))
                .forEach(each -> {
                    var how = allocator.allocate(
                            each.sender(),
                            each.record().isLookedForAgain(),
                            each.keptBytes(),
                            each.as(Kept.DETAIL).keptBytes());
                    if (how == Kept.NOT) {
                        var latest = new Latest(now, each.record().reason(), each.detail());
                        counter.count(each.position(), each.sender(), each.length(), latest);
                    } else {
                        kept.add(each.as(how));
                    }
                });
        return kept;
    }

    /** The number of the report's unresolved entry of rejected statements. */
    public Optional<Long> rejectedStatements(ReportName report) {
        return jdbc.sql("""
                        select id from quarantine
                        where unit = :unit and stream = :stream and sequence = :sequence
                          and reason = 'STATEMENTS_REFUSED' and resolved_at is null
                        order by id limit 1
                        """)
                .param("unit", report.unit().value())
                .param("stream", report.stream())
                .param("sequence", report.sequence())
                .query(Long.class)
                .optional();
    }

    /** Marks an entry whose content was accepted later. */
    public void resolve(long entry) {
        jdbc.sql("""
                        update quarantine set resolved_at = :now, payload = '', headers = '{}', in_quota = false
                        where id = :id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", entry)
                .update();
    }

    /** Some of its statements were accepted. */
    public void change(long entry, String detail) {
        jdbc.sql("update quarantine set detail = :detail where id = :id")
                .param("detail", QuarantineRow.clean(detail, QuarantineRow.LONGEST_DETAIL))
                .param("id", entry)
                .update();
    }
}
