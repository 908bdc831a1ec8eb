package coop.minga.analytics.quarantine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import coop.minga.analytics.catalogue.UnitId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A record of the reports topic, not verified.
 *
 * @param key the unit that the sender names
 * @param headers as UTF-8
 * @param appendedAt the broker's time, else that of arrival; never the sender's
 * @param payload not copied, since every record passes here
 */
@SuppressWarnings("ArrayRecordComponent")
public // compared by content; see payload
record ReceivedRecord(
        String topicId,
        int partition,
        long offset,
        Instant appendedAt,
        @Nullable String key,
        Map<String, String> headers,
        byte[] payload) {

    public ReceivedRecord {
        headers = Map.copyOf(headers);
    }

    /** @param now on the machine's clock, used if the topic keeps the sender's time */
    public static ReceivedRecord of(String topicId, ConsumerRecord<byte[], byte[]> received, Instant now) {
        var headers = new HashMap<String, String>();
        received.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        var byBroker = received.timestampType() == TimestampType.LOG_APPEND_TIME;
        return new ReceivedRecord(
                topicId,
                received.partition(),
                received.offset(),
                byBroker ? Instant.ofEpochMilli(received.timestamp()) : now,
                received.key() == null ? null : new String(received.key(), StandardCharsets.UTF_8),
                headers,
                received.value() == null ? new byte[0] : received.value());
    }

    /** The unit that the key names; empty if the name is invalid. */
    Optional<UnitId> claimed() {
        return key == null ? Optional.empty() : UnitId.parse(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedRecord that
                && topicId.equals(that.topicId)
                && partition == that.partition
                && offset == that.offset
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset) * 31 + partition;
    }
}
