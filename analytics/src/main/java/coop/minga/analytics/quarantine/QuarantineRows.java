package coop.minga.analytics.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.quarantine.DiscardedCounter.Latest;
import coop.minga.analytics.quarantine.QuarantineBounds.Quota;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The quarantine's rows. The recorder needs a few statements for each batch. */
final class QuarantineRows {

    static final int MOST_AT_ONCE = 1_000;

    private static final String RETURNING_REMOVED = """
            returning topic_id, partition, record_offset, unit is not null as proven,
                      coalesce(unit, claimed_unit, '') as sender, coalesce(bytes, 0) as bytes,
                      quarantined_at, reason, detail, resolved_at is not null as resolved
            """;

    private final JdbcClient jdbc;

    QuarantineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Deletes a bounded number of the oldest, except unresolved entries of rejected statements. */
    List<Removed> deleteBefore(Instant then) {
        return jdbc.sql("""
                        delete from quarantine where id in (
                          select id from quarantine
                          where quarantined_at < :then and (reason <> 'STATEMENTS_REFUSED' or resolved_at is not null)
                          order by quarantined_at limit :most for update skip locked)
                        """ + RETURNING_REMOVED)
                .param("then", Timestamp.from(then))
                .param("most", MOST_AT_ONCE)
                .query(QuarantineRows::removed)
                .list();
    }

    /** Removes the bytes of a bounded number of those exceptions, outside the quota from then on. Returns their number. */
    int stripBefore(Instant then) {
        return jdbc.sql("""
                        update quarantine set payload = '', headers = '{}', in_quota = false where id in (
                          select id from quarantine
                          where quarantined_at < :then and reason = 'STATEMENTS_REFUSED' and resolved_at is null
                            and in_quota
                          order by quarantined_at limit :most for update skip locked)
                        """)
                .param("then", Timestamp.from(then))
                .param("most", MOST_AT_ONCE)
                .update();
    }

    /** Deletes a bounded number of rows outside the quota, beyond a share: resolved ones first, then the oldest. */
    List<Removed> deleteBeyond(Quota share, Collection<UnitId> units) {
        return units.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        delete from quarantine where id in (
                          select quarantine.id
                          from quarantine join (
                            select id, row_number() over newest as number, sum(kept_bytes) over newest as sum
                            from quarantine where unit = any(:units::text[]) and not in_quota
                            window newest as (partition by unit order by resolved_at is not null, id desc)
                          ) as entry using (id)
                          where entry.number > :rows or entry.sum > :bytes
                          order by quarantine.id limit :most for update of quarantine skip locked)
                        """ + RETURNING_REMOVED)
                        .param("units", array(units, UnitId::value))
                        .param("rows", share.rows())
                        .param("bytes", share.bytes())
                        .param("most", MOST_AT_ONCE)
                        .query(QuarantineRows::removed)
                        .list();
    }

    private static Removed removed(ResultSet row, int number) throws SQLException {
        return new Removed(
                new RecordPosition(
                        new PartitionName(row.getString("topic_id"), row.getInt("partition")),
                        row.getLong("record_offset")),
                Sender.of(row.getBoolean("proven"), row.getString("sender")),
                row.getLong("bytes"),
                new Latest(
                        row.getTimestamp("quarantined_at").toInstant(),
                        QuarantineReason.valueOf(row.getString("reason")),
                        row.getString("detail")),
                row.getBoolean("resolved"));
    }

    /** The positions that have a row. */
    Set<RecordPosition> existing(Collection<RecordPosition> positions) {
        return new HashSet<>(jdbc.sql("""
                        select topic_id, partition, record_offset
                        from unnest(:topics::text[], :partitions::integer[], :offsets::bigint[])
                               as asked (topic_id, partition, record_offset)
                          join quarantine using (topic_id, partition, record_offset)
                        """)
                .param("topics", array(positions, each -> each.partition().topicId()))
                .param("partitions", array(positions, each -> each.partition().number()))
                .param("offsets", array(positions, RecordPosition::offset))
                .query((row, number) -> new RecordPosition(
                        new PartitionName(row.getString("topic_id"), row.getInt("partition")),
                        row.getLong("record_offset")))
                .list());
    }

    /** The space used by the given units and each unproven sender. */
    Map<Sender, Quota> used(Collection<UnitId> units) {
        var used = new HashMap<Sender, Quota>();
        jdbc.sql("""
                        select true as proven, unit as sender, count(*) as rows, sum(kept_bytes) as bytes
                        from quarantine
                        where unit = any(:units::text[]) and in_quota
                        group by unit
                        union all
                        select false, coalesce(claimed_unit, ''), count(*), sum(kept_bytes)
                        from quarantine where unit is null group by claimed_unit
                        """)
                .param("units", array(units, UnitId::value))
                .query((row, number) -> used.put(
                        Sender.of(row.getBoolean("proven"), row.getString("sender")),
                        new Quota(row.getLong("rows"), row.getLong("bytes"))))
                .list();
        return used;
    }

    /** A position given twice keeps its first row. */
    void add(List<QuarantineRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into quarantine (topic_id, partition, record_offset, record_key, key_id, unit, claimed_unit,
                                                stream, sequence, reason, detail, headers, payload, bytes, in_quota,
                                                quarantined_at)
                        select topic_id, partition, record_offset, record_key, key_id, unit, claimed_unit,
                               stream, sequence, reason, detail, headers, payload, bytes, in_quota, :now
                        from unnest(:topics::text[], :partitions::integer[], :offsets::bigint[], :recordKeys::text[],
                                    :keyIds::text[], :units::text[], :claimedUnits::text[], :streams::uuid[],
                                    :sequences::bigint[], :reasons::text[], :details::text[], :headers::jsonb[],
                                    :payloads::bytea[], :bytes::integer[], :inQuotas::boolean[])
                          as rejected (topic_id, partition, record_offset, record_key, key_id, unit, claimed_unit,
                                      stream, sequence, reason, detail, headers, payload, bytes, in_quota)
                        on conflict (topic_id, partition, record_offset) do nothing
                        """)
                .params(parameters(rows))
                .param("payloads", rows.stream().map(QuarantineRow::payload).toArray(byte[][]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Map<String, Object> parameters(List<QuarantineRow> rows) {
        return Map.ofEntries(
                Map.entry(
                        "topics", array(rows, row -> row.position().partition().topicId())),
                Map.entry(
                        "partitions",
                        array(rows, row -> row.position().partition().number())),
                Map.entry("offsets", array(rows, row -> row.position().offset())),
                Map.entry("recordKeys", array(rows, QuarantineRow::recordKey)),
                Map.entry("keyIds", array(rows, QuarantineRow::keyId)),
                Map.entry("units", array(rows, QuarantineRow::provenUnit)),
                Map.entry("claimedUnits", array(rows, QuarantineRow::claimedUnit)),
                Map.entry("streams", array(rows, QuarantineRow::stream)),
                Map.entry("sequences", array(rows, QuarantineRow::sequence)),
                Map.entry("reasons", array(rows, row -> row.record().reason())),
                Map.entry("details", array(rows, QuarantineRow::detail)),
                Map.entry("headers", array(rows, QuarantineRow::headers)),
                Map.entry("bytes", array(rows, QuarantineRow::bytes)),
                Map.entry("inQuotas", array(rows, QuarantineRow::inQuota)));
    }

    private static <T> @Nullable String[] array(Collection<T> rows, Function<T, @Nullable Object> field) {
        var values = new ArrayList<@Nullable String>();
        for (var row : rows) {
            var value = field.apply(row);
            values.add(value == null ? null : value.toString());
        }
        return values.toArray(new @Nullable String[0]);
    }

    /**
     * A deleted row.
     *
     * @param resolved whether its content was accepted later
     */
    record Removed(RecordPosition position, Sender sender, long bytes, Latest latest, boolean resolved) {}
}
