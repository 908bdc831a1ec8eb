package coop.minga.analytics.recorder;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each partition has been recorded, kept beside what was recorded. Whoever takes a partition over raises its
 * epoch; a node that was taken for dead and writes on then changes no row and learns that it has been fenced.
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
     * Sets the offset as given, be it lower than before: a broker whose log was cut off counts from there again.
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
