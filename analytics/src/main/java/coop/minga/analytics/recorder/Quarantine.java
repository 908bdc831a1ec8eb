package coop.minga.analytics.recorder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records that could not be understood or verified, kept with where they stood and why: of each its beginning, and how
 * long it was. Each sender has a bounded place; what passes it is counted, so that nobody fills the disk by sending
 * nonsense and nothing disappears (decision 030).
 */
public final class Quarantine {

    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Units units;
    private final QuarantineRows rows;
    private final QuarantineCounts counts;

    /** @param clock the federation's */
    public Quarantine(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.units = new Units(jdbc);
        this.rows = new QuarantineRows(jdbc);
        this.counts = new QuarantineCounts(jdbc);
    }

    /** The latest first, without those that were mended since. */
    public List<Quarantined> latest(int most) {
        return jdbc.sql("""
                        select id, unit, claimed_unit, reason, detail, quarantined_at, bytes
                        from quarantine where resolved_at is null order by id desc limit :most
                        """).param("most", most).query(Quarantine::quarantined).list();
    }

    /** Those that a key of the unit signed, the latest first, without those that were mended since. */
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
                Refusal.valueOf(row.getString("reason")),
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

    /** Of each sender how many more are not kept, the latest first. */
    public List<QuarantineCount> notKept(int most) {
        return counts.latest(clock.instant(), most);
    }

    /** How many more that a key of the unit signed are not kept; at most one. */
    public List<QuarantineCount> notKeptOf(UnitId unit) {
        return counts.latestOf(unit, clock.instant());
    }

    /** How many records were refused and are not kept. */
    public long countNotKept() {
        return counts.records();
    }

    /**
     * Keeps or counts each record once, however often it is read; what is too old to be kept is counted from then on. To be
     * called in the transaction that moves the offsets, as its last step.
     */
    void put(List<RefusedRecord> refused) {
        if (refused.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var aged = rows.deleteBefore(now.minus(KEPT_FOR));
        var candidates = candidates(refused);
        var units = candidates.stream()
                .flatMap(each -> Optional.ofNullable(each.record().unit()).stream())
                .collect(Collectors.toSet());
        var notKept = counts.of(partitions(candidates, aged), units);
        aged.forEach(each -> notKept.countAged(each.place(), each.sender(), each.bytes(), each.at()));
        rows.add(keep(candidates, new QuarantinePlaces(QuarantineBounds.USUAL, rows.taken(units)), notKept, now), now);
        counts.add(notKept.additions());
    }

    /** Each with its sender: without proof the unit that the record's key names, if there is such a unit. */
    private List<QuarantineRow> candidates(List<RefusedRecord> refused) {
        var claimed = units.existing(refused.stream()
                .filter(each -> each.unit() == null)
                .flatMap(each -> each.incoming().claimed().stream())
                .collect(Collectors.toSet()));
        return refused.stream()
                .map(each -> new QuarantineRow(each, sender(each, claimed), true))
                .toList();
    }

    private static Sender sender(RefusedRecord refused, Set<UnitId> claimed) {
        var proven = refused.unit();
        return proven != null
                ? new Sender(true, proven)
                : refused.incoming()
                        .claimed()
                        .filter(claimed::contains)
                        .map(unit -> new Sender(false, unit))
                        .orElse(Sender.UNKNOWN);
    }

    private static Set<PartitionName> partitions(List<QuarantineRow> candidates, List<QuarantineRows.Aged> aged) {
        return Stream.concat(
                        candidates.stream().map(QuarantineRow::place),
                        aged.stream().map(QuarantineRows.Aged::place))
                .map(RecordPlace::partition)
                .collect(Collectors.toSet());
    }

    /** Those that have a place; the others are counted. */
    private List<QuarantineRow> keep(
            List<QuarantineRow> candidates, QuarantinePlaces places, NotKept notKept, Instant now) {
        var known = rows.known(candidates.stream().map(QuarantineRow::place).toList());
        var kept = new ArrayList<QuarantineRow>();
        candidates.stream()
                .filter(each -> !known.contains(each.place()) && !notKept.spans(each.place(), each.sender()))
                .sorted(Comparator.comparingLong(each -> each.place().offset()))
                .forEach(each -> {
                    switch (places.take(each.sender(), each.record().isLookedForAgain(), each.keptBytes())) {
                        case WHOLE -> kept.add(each);
                        case WITHOUT_BYTES -> kept.add(each.withoutBytes());
                        case NOT -> notKept.count(each.place(), each.sender(), each.length(), now);
                    }
                });
        return kept;
    }

    /** The number of the entry that says which statements of the report were refused, while that holds. */
    Optional<Long> refusedStatements(ReportName report) {
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

    /** What stood there could be taken after all. */
    void resolve(long entry) {
        jdbc.sql("""
                        update quarantine set resolved_at = :now, payload = '', headers = '{}', kept_bytes = 0
                        where id = :id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", entry)
                .update();
    }

    /** A part of what stood there could be taken. */
    void change(long entry, String detail) {
        jdbc.sql("update quarantine set detail = :detail where id = :id")
                .param("detail", QuarantineRow.clean(detail, QuarantineRow.LONGEST_DETAIL))
                .param("id", entry)
                .update();
    }
}
