package coop.minga.analytics.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

import coop.minga.analytics.catalogue.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts by sender of rejected records that are not kept (decision 030). */
final class QuarantineCounts {

    private static final Duration SHOWN_FOR = Duration.ofDays(90);

    private static final String OF_A_SENDER = """
            select proven, sender, sum(records) as records, sum(bytes) as bytes,
                   min(first_at) as first_at, max(last_at) as last_at,
                   (array_agg(last_reason order by last_at desc))[1] as last_reason,
                   (array_agg(last_detail order by last_at desc))[1] as last_detail
            """;

    private final JdbcClient jdbc;

    QuarantineCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The counts to which the batch may add. */
    DiscardedCounter of(Collection<PartitionName> partitions, Collection<UnitId> units) {
        var known = new HashMap<DiscardedCounter.Counted, DiscardedCounter.Offsets>();
        jdbc.sql("""
                        select topic_id, partition, proven, sender, first_offset, last_offset
                        from quarantine_count
                        where (topic_id, partition) in (select * from unnest(:topics::text[], :partitions::integer[]))
                          and (not proven or sender = any(:units::text[]))
                        """)
                .param("topics", array(partitions, PartitionName::topicId))
                .param("partitions", array(partitions, PartitionName::number))
                .param("units", array(units, UnitId::value))
                .query((row, number) -> known.put(
                        new DiscardedCounter.Counted(
                                new PartitionName(row.getString("topic_id"), row.getInt("partition")),
                                Sender.of(row.getBoolean("proven"), row.getString("sender"))),
                        new DiscardedCounter.Offsets(row.getLong("first_offset"), row.getLong("last_offset"))))
                .list();
        return new DiscardedCounter(known);
    }

    void add(List<DiscardedCounter.Addition> additions) {
        if (additions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into quarantine_count as known (topic_id, partition, proven, sender, records, bytes,
                                                               first_offset, last_offset, first_at, last_at,
                                                               last_reason, last_detail)
                        select * from unnest(:topics::text[], :partitions::integer[], :proven::boolean[],
                                             :senders::text[], :records::bigint[], :bytes::bigint[],
                                             :firstOffsets::bigint[], :lastOffsets::bigint[],
                                             :firstAt::timestamptz[], :lastAt::timestamptz[],
                                             :lastReasons::text[], :lastDetails::text[])
                        order by 1, 2, 3, 4
                        on conflict (topic_id, partition, proven, sender) do update set
                          records = known.records + excluded.records,
                          bytes = known.bytes + excluded.bytes,
                          first_offset = least(known.first_offset, excluded.first_offset),
                          last_offset = greatest(known.last_offset, excluded.last_offset),
                          first_at = least(known.first_at, excluded.first_at),
                          last_at = greatest(known.last_at, excluded.last_at),
                          last_reason = case when excluded.last_at >= known.last_at
                                             then excluded.last_reason else known.last_reason end,
                          last_detail = case when excluded.last_at >= known.last_at
                                             then excluded.last_detail else known.last_detail end
                        """)
                .param("topics", array(additions, each -> each.to().partition().topicId()))
                .param(
                        "partitions",
                        array(additions, each -> each.to().partition().number()))
                .param("proven", array(additions, each -> each.to().sender().proven()))
                .param("senders", array(additions, each -> each.to().sender().name()))
                .param("records", array(additions, DiscardedCounter.Addition::records))
                .param("bytes", array(additions, DiscardedCounter.Addition::bytes))
                .param("firstOffsets", array(additions, each -> each.offsets().first()))
                .param("lastOffsets", array(additions, each -> each.offsets().last()))
                .param("firstAt", array(additions, DiscardedCounter.Addition::first))
                .param("lastAt", array(additions, each -> each.latest().at()))
                .param("lastReasons", array(additions, each -> each.latest().reason()))
                .param("lastDetails", array(additions, each -> each.latest().detail()))
                .update();
    }

    /** By sender, over all partitions, the latest first. */
    List<QuarantineCount> latest(Instant now, int most) {
        return jdbc.sql(OF_A_SENDER + """
                        from quarantine_count where last_at > :from
                        group by proven, sender order by max(last_at) desc, sender, proven limit :most
                        """)
                .param("from", Timestamp.from(now.minus(SHOWN_FOR)))
                .param("most", most)
                .query(QuarantineCounts::count)
                .list();
    }

    /** Those signed by a key of the unit; at most one. */
    List<QuarantineCount> latestOf(UnitId unit, Instant now) {
        return jdbc.sql(OF_A_SENDER + """
                        from quarantine_count where sender = :unit and proven and last_at > :from
                        group by proven, sender
                        """)
                .param("unit", unit.value())
                .param("from", Timestamp.from(now.minus(SHOWN_FOR)))
                .query(QuarantineCounts::count)
                .list();
    }

    long records() {
        return jdbc.sql("select coalesce(sum(records), 0) from quarantine_count")
                .query(Long.class)
                .single();
    }

    private static QuarantineCount count(ResultSet row, int number) throws SQLException {
        return new QuarantineCount(
                Sender.of(row.getBoolean("proven"), row.getString("sender")),
                row.getLong("records"),
                row.getLong("bytes"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                QuarantineReason.valueOf(row.getString("last_reason")),
                row.getString("last_detail"));
    }

    private static <T> String[] array(Collection<T> rows, Function<T, Object> field) {
        return rows.stream().map(row -> field.apply(row).toString()).toArray(String[]::new);
    }
}
