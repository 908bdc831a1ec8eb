package coop.minga.analytics.recorder;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

import coop.minga.analytics.catalogue.UnitId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

final class NotKeptTests {

    private static final PartitionName PARTITION = new PartitionName("topic", 0);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void tellsABoundedNumberOfSendersApartThatNothingProves() {
        var notKept = new NotKept(Map.of());
        IntStream.range(0, 2 * NotKept.MOST_UNPROVEN)
                .forEach(offset -> notKept.count(at(offset), new Sender(false, new UnitId("u" + offset)), 1, NOW));
        assertThat(notKept.additions()).hasSize(NotKept.MOST_UNPROVEN + 1);
        assertThat(notKept.additions())
                .filteredOn(each -> each.to().sender().equals(Sender.UNKNOWN))
                .extracting(NotKept.Addition::records)
                .containsExactly((long) NotKept.MOST_UNPROVEN);
    }

    @Test
    void countsAnOffsetOnce() {
        var known = Map.of(new NotKept.Counted(PARTITION, Sender.UNKNOWN), new NotKept.Offsets(10, 20));
        var notKept = new NotKept(known);
        for (var offset : new int[] {5, 10, 20, 21, 21, 22}) {
            notKept.count(at(offset), Sender.UNKNOWN, 100, NOW);
        }
        assertThat(notKept.additions())
                .extracting(NotKept.Addition::records, NotKept.Addition::bytes)
                .containsExactly(tuple(2L, 200L));
        assertThat(notKept.spans(at(9), Sender.UNKNOWN)).isFalse();
        assertThat(notKept.spans(at(10), Sender.UNKNOWN)).isTrue();
    }

    private static RecordPlace at(long offset) {
        return new RecordPlace(PARTITION, offset);
    }
}
