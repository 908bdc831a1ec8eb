package coop.minga.deploy.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A consumer that runs out of memory for one kind of record. */
public final class OutOfMemoryConsumer implements ConsumerInterceptor<byte[], byte[]> {

    static final byte[] TOO_MUCH = "too much".getBytes(StandardCharsets.UTF_8);

    private static final AtomicInteger MADE = new AtomicInteger();

    /** The number of such consumers in this process. */
    static int made() {
        return MADE.get();
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        for (var each : records) {
            if (Arrays.equals(each.value(), TOO_MUCH)) {
                throw new OutOfMemoryError("Java heap space");
            }
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {
        MADE.incrementAndGet();
    }
}
