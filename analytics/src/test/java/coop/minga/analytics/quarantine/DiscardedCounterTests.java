package coop.minga.analytics.quarantine;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

import coop.minga.analytics.catalogue.UnitId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

final class DiscardedCounterTests {

    private static final PartitionName PARTITION = new PartitionName("topic", 0);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final DiscardedCounter.Latest LATEST =
            new DiscardedCounter.Latest(NOW, QuarantineReason.UNSIGNED, "why");

    @Test
    void countsABoundedNumberOfUnprovenSendersSeparately() {
        var counter = new DiscardedCounter(Map.of());
        IntStream.range(0, 2 * DiscardedCounter.MOST_UNPROVEN)
                .forEach(offset -> counter.count(at(offset), new Sender(false, new UnitId("u" + offset)), 1, LATEST));
        assertThat(counter.additions()).hasSize(DiscardedCounter.MOST_UNPROVEN + 1);
        assertThat(counter.additions())
                .filteredOn(each -> each.to().sender().equals(Sender.UNKNOWN))
                .extracting(DiscardedCounter.Addition::records)
                .containsExactly((long) DiscardedCounter.MOST_UNPROVEN);
    }

    @Test
    void keepsTheReasonOfTheLatestRejectionInAnyOrderOfCounting() {
        var counter = new DiscardedCounter(Map.of());
        var latest = new DiscardedCounter.Latest(NOW.plusSeconds(1), QuarantineReason.UNREADABLE, "today's");
        counter.count(at(1), Sender.UNKNOWN, 1, LATEST);
        counter.count(at(2), Sender.UNKNOWN, 1, latest);
        counter.countRemoved(at(0), Sender.UNKNOWN, 1, LATEST);
        assertThat(counter.additions())
                .extracting(DiscardedCounter.Addition::first, DiscardedCounter.Addition::latest)
                .containsExactly(tuple(NOW, latest));
    }

    @Test
    void countsAnOffsetOnce() {
        var known =
                Map.of(new DiscardedCounter.Counted(PARTITION, Sender.UNKNOWN), new DiscardedCounter.Offsets(10, 20));
        var counter = new DiscardedCounter(known);
        for (var offset : new int[] {5, 10, 20, 21, 21, 22}) {
            counter.count(at(offset), Sender.UNKNOWN, 100, LATEST);
        }
        assertThat(counter.additions())
                .extracting(DiscardedCounter.Addition::records, DiscardedCounter.Addition::bytes)
                .containsExactly(tuple(2L, 200L));
        assertThat(counter.spans(at(9), Sender.UNKNOWN)).isFalse();
        assertThat(counter.spans(at(10), Sender.UNKNOWN)).isTrue();
    }

    private static RecordPosition at(long offset) {
        return new RecordPosition(PARTITION, offset);
    }
}
