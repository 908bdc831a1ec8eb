package coop.minga.analytics.recorder;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * A record as it came from the reports topic, understood or not.
 *
 * @param headers as UTF-8
 * @param appendedAt when the broker appended it
 * @param payload never changed after construction; not copied, as every record passes here
 */
@SuppressWarnings("ArrayRecordComponent") // see payload; equality looks into it
record Incoming(
        String topicId, int partition, long offset, Instant appendedAt, Map<String, String> headers, byte[] payload) {

    Incoming {
        headers = Map.copyOf(headers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Incoming that
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
