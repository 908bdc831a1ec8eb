package coop.minga.analytics.recorder;

import coop.minga.analytics.quarantine.PartitionName;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Offsets of partitions, stored with the recorded data. Claiming a partition raises its epoch, so a writer of an
 * older epoch changes no row and is fenced.
 */
final class ConsumerOffsets {

    private final JdbcClient jdbc;

    ConsumerOffsets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the partition ours, from the offset given when it was never read. */
    Position claim(PartitionName partition, long beginning) {
        return jdbc.sql("""
                        insert into consumer_offset (topic_id, partition, next_offset, epoch)
                        values (:topic, :partition, :beginning, 1)
                        on conflict (topic_id, partition) do update set epoch = consumer_offset.epoch + 1
                        returning next_offset, epoch
                        """)
                .param("topic", partition.topicId())
                .param("partition", partition.number())
                .param("beginning", beginning)
                .query((row, number) -> new Position(row.getLong("next_offset"), row.getLong("epoch")))
                .single();
    }

    /**
     * Sets the offset, which may be lower than before: a broker with a truncated log counts from there again.
     *
     * @throws FencedException when another node took the partition; the transaction must then be rolled back
     */
    void advance(PartitionName partition, long epoch, long nextOffset) {
        var changed = jdbc.sql("""
                        update consumer_offset set next_offset = :next
                        where topic_id = :topic and partition = :partition and epoch = :epoch
                        """)
                .param("next", nextOffset)
                .param("topic", partition.topicId())
                .param("partition", partition.number())
                .param("epoch", epoch)
                .update();
        if (changed == 0) {
            throw new FencedException(partition, epoch);
        }
    }

    record Position(long nextOffset, long epoch) {}
}
