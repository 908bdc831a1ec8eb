package coop.minga.analytics.quarantine;

import java.time.Instant;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReceivedRecordTests {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant STAMPED = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void wasAppendedWhenTheBrokerSaysSo() {
        assertThat(appendedAt(TimestampType.LOG_APPEND_TIME)).isEqualTo(STAMPED);
    }

    @Test
    void wasAppendedNowWhereOnlyItsSenderSaysWhen() {
        assertThat(appendedAt(TimestampType.CREATE_TIME)).isEqualTo(NOW);
        assertThat(appendedAt(TimestampType.NO_TIMESTAMP_TYPE)).isEqualTo(NOW);
    }

    private static Instant appendedAt(TimestampType type) {
        var received = new ConsumerRecord<>(
                "reports",
                1,
                7L,
                STAMPED.toEpochMilli(),
                type,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.<Integer>empty());
        return ReceivedRecord.of("topic", received, NOW).appendedAt();
    }
}
