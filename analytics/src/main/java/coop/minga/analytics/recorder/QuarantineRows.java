package coop.minga.analytics.recorder;

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
import coop.minga.analytics.recorder.QuarantineBounds.Share;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the quarantine as the recorder writes them: a few statements a batch, however many records it has. */
final class QuarantineRows {

    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient jdbc;

    QuarantineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Deletes the oldest from before then, a bounded number, without those that a report sent again is looked up in.
     *
     * @return those of which nothing was taken since
     */
    List<Aged> deleteBefore(Instant then) {
        return jdbc
                .sql("""
                        delete from quarantine where id in (
                          select id from quarantine
                          where quarantined_at < :then and (reason <> 'STATEMENTS_REFUSED' or resolved_at is not null)
                          order by quarantined_at limit :most for update skip locked)
                        returning topic_id, partition, record_offset, unit is not null as proven,
                                  coalesce(unit, claimed_unit, '') as sender, coalesce(bytes, 0) as bytes,
                                  quarantined_at, resolved_at is not null as resolved
                        """)
                .param("then", Timestamp.from(then))
                .param("most", MOST_AT_ONCE)
                .query(QuarantineRows::aged)
                .list()
                .stream()
                .filter(each -> !each.resolved())
                .toList();
    }

    private static Aged aged(ResultSet row, int number) throws SQLException {
        return new Aged(
                new RecordPlace(
                        new PartitionName(row.getString("topic_id"), row.getInt("partition")),
                        row.getLong("record_offset")),
                Sender.of(row.getBoolean("proven"), row.getString("sender")),
                row.getLong("bytes"),
                row.getTimestamp("quarantined_at").toInstant(),
                row.getBoolean("resolved"));
    }

    /** Those of the places that have a row. */
    Set<RecordPlace> known(Collection<RecordPlace> places) {
        return new HashSet<>(jdbc.sql("""
                        select topic_id, partition, record_offset
                        from unnest(:topics::text[], :partitions::integer[], :offsets::bigint[])
                               as asked (topic_id, partition, record_offset)
                          join quarantine using (topic_id, partition, record_offset)
                        """)
                .param("topics", array(places, each -> each.partition().topicId()))
                .param("partitions", array(places, each -> each.partition().number()))
                .param("offsets", array(places, RecordPlace::offset))
                .query((row, number) -> new RecordPlace(
                        new PartitionName(row.getString("topic_id"), row.getInt("partition")),
                        row.getLong("record_offset")))
                .list());
    }

    /** What is kept of the units given, and of each sender that is not proven. */
    Map<Sender, Share> taken(Collection<UnitId> units) {
        var taken = new HashMap<Sender, Share>();
        jdbc.sql("""
                        select true as proven, unit as sender, count(*) as rows, sum(kept_bytes) as bytes
                        from quarantine
                        where unit = any(:units::text[]) and (reason <> 'STATEMENTS_REFUSED' or kept_bytes > 0)
                        group by unit
                        union all
                        select false, coalesce(claimed_unit, ''), count(*), sum(kept_bytes)
                        from quarantine where unit is null group by claimed_unit
                        """)
                .param("units", array(units, UnitId::value))
                .query((row, number) -> taken.put(
                        Sender.of(row.getBoolean("proven"), row.getString("sender")),
                        new Share(row.getLong("rows"), row.getLong("bytes"))))
                .list();
        return taken;
    }

    /** The same place twice has the first row. */
    void add(List<QuarantineRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into quarantine (topic_id, partition, record_offset, record_key, key_id, unit, claimed_unit,
                                                stream, sequence, reason, detail, headers, payload, bytes, kept_bytes,
                                                quarantined_at)
                        select topic_id, partition, record_offset, record_key, key_id, unit, claimed_unit,
                               stream, sequence, reason, detail, headers, payload, bytes, kept_bytes, :now
                        from unnest(:topics::text[], :partitions::integer[], :offsets::bigint[], :recordKeys::text[],
                                    :keyIds::text[], :units::text[], :claimedUnits::text[], :streams::uuid[],
                                    :sequences::bigint[], :reasons::text[], :details::text[], :headers::jsonb[],
                                    :payloads::bytea[], :bytes::integer[], :keptBytes::integer[])
                          as refused (topic_id, partition, record_offset, record_key, key_id, unit, claimed_unit,
                                      stream, sequence, reason, detail, headers, payload, bytes, kept_bytes)
                        on conflict (topic_id, partition, record_offset) do nothing
                        """)
                .params(parameters(rows))
                .param("payloads", rows.stream().map(QuarantineRow::payload).toArray(byte[][]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Map<String, Object> parameters(List<QuarantineRow> rows) {
        return Map.ofEntries(
                Map.entry("topics", array(rows, row -> row.place().partition().topicId())),
                Map.entry(
                        "partitions", array(rows, row -> row.place().partition().number())),
                Map.entry("offsets", array(rows, row -> row.place().offset())),
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
                Map.entry("keptBytes", array(rows, QuarantineRow::keptBytes)));
    }

    private static <T> @Nullable String[] array(Collection<T> rows, Function<T, @Nullable Object> field) {
        var values = new ArrayList<@Nullable String>();
        for (var row : rows) {
            var value = field.apply(row);
            values.add(value == null ? null : value.toString());
        }
        return values.toArray(new @Nullable String[0]);
    }

    /** A row that was deleted for its age. */
    record Aged(RecordPlace place, Sender sender, long bytes, Instant at, boolean resolved) {}
}
