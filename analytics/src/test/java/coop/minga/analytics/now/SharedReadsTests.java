package coop.minga.analytics.now;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharedReadsTests {

    private static final Map<UnitId, Set<Role>> BAKER = Map.of(new UnitId("bakery"), Set.of(Role.DELEGATE));
    private static final Map<UnitId, Set<Role>> WATCHER = Map.of(new UnitId("bakery"), Set.of(Role.OBSERVER));

    private final AtomicLong nanos = new AtomicLong(-5);
    private final AtomicInteger count = new AtomicInteger();
    private final SharedReads<Map<UnitId, Set<Role>>, Integer> reads =
            new SharedReads<>(Duration.ofNanos(100), nanos::get);

    @Test
    void screensWithEqualRightsShareOneReadForAWhile() {
        assertThat(reads.get(BAKER, count::incrementAndGet)).isEqualTo(1);
        nanos.addAndGet(99);
        assertThat(reads.get(Map.copyOf(BAKER), count::incrementAndGet)).isEqualTo(1);
        nanos.addAndGet(1);
        assertThat(reads.get(BAKER, count::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void screensWithOtherRightsShareNothing() {
        reads.get(BAKER, count::incrementAndGet);
        assertThat(reads.get(WATCHER, count::incrementAndGet)).isEqualTo(2);
        assertThat(reads.get(Map.of(), count::incrementAndGet)).isEqualTo(3);
    }

    @Test
    void aReadThatBeganBeforeAChangeIsNotGivenAfterIt() {
        reads.get(BAKER, () -> {
            reads.noteChange();
            return count.incrementAndGet();
        });
        assertThat(reads.get(BAKER, count::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void aFailedReadIsTriedAgain() {
        assertThatThrownBy(() -> reads.get(BAKER, () -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        assertThat(reads.get(BAKER, count::incrementAndGet)).isEqualTo(1);
    }

    @Test
    void aScreenThatAsksWhileAnotherReadsWaitsForThat() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var screens = Executors.newFixedThreadPool(2)) {
            var first = screens.submit(() -> reads.get(BAKER, () -> {
                begun.countDown();
                await(end);
                return count.incrementAndGet();
            }));
            begun.await();
            var second = screens.submit(() -> reads.get(BAKER, count::incrementAndGet));
            end.countDown();
            assertThat(first.get()).isEqualTo(1);
            assertThat(second.get()).isEqualTo(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
