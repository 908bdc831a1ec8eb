package coop.minga.analytics.recorder;

import coop.minga.analytics.quarantine.PartitionName;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Offsets of partitions, stored with the recorded data. A claim raises the partition's epoch: a writer of an older
 * epoch changes no row.
 */
final class ConsumerOffsets {

    private final JdbcClient jdbc;

    ConsumerOffsets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claims the partition, from the given offset if never read. */
    ClaimedOffset claim(PartitionName partition, long beginning) {
        return jdbc.sql("""
                        insert into consumer_offset (topic_id, partition, next_offset, epoch)
                        values (:topic, :partition, :beginning, 1)
                        on conflict (topic_id, partition) do update set epoch = consumer_offset.epoch + 1
                        returning next_offset, epoch
                        """)
                .param("topic", partition.topicId())
                .param("partition", partition.number())
                .param("beginning", beginning)
                .query((row, number) -> new ClaimedOffset(row.getLong("next_offset"), row.getLong("epoch")))
                .single();
    }

    /**
     * Sets the offset. May decrease it, as a broker with a truncated log does.
     *
     * @throws FencedException when another node claimed the partition; roll back the transaction
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

    record ClaimedOffset(long nextOffset, long epoch) {}
}
