package coop.minga.deploy.check;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.deploy.standalone.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A record beyond the memory is skipped once and for all. */
@RealServices
final class HeavyRecordsIntegrationTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void readsOnWithANewClientWhereMemoryRanOutBeforeItHadItsPartitions(
            TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) {
        try (var federation = new RunningFederation(broker, database, folder)) {
            federation.set("minga.kafka.interceptor.classes", OutOfMemoryConsumer.class.getName());
            federation.set("spring.main.sources", OutOfMemoryOnTakeover.class.getName());
            var before = OutOfMemoryConsumer.made();
            federation.startNode();
            federation.setClock(Instant.parse("2026-03-10T12:00:00Z"));
            federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
            assertThat(OutOfMemoryConsumer.made() - before).isEqualTo(2);
        }
    }

    @Test
    void passesARecordThatMemoryDoesNotHold(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) {
        try (var federation = new RunningFederation(broker, database, folder)) {
            federation.set("minga.kafka.interceptor.classes", OutOfMemoryConsumer.class.getName());
            federation.startNode();
            federation.setClock(Instant.parse("2026-03-10T12:00:00Z"));
            federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
            federation.send(federation.bakery.record(OutOfMemoryConsumer.TOO_MUCH, Map.of()));
            federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
            federation.send(federation.bakery.record(OutOfMemoryConsumer.TOO_MUCH, Map.of()));
            federation.send(federation.dairy.signed(federation.dairy.report(1, "milk", MONDAY, 70)));
            await("all of it was met")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> federation.count("report") == 3 && federation.count("quarantine") == 2);
            federation.restart();
            federation.send(federation.bakery.signed(federation.bakery.report(3, "bread", MONDAY.plusDays(2), 120)));
            federation.awaitCount("report", 4);
            var aside = federation.part(Quarantine.class).latest(5);
            assertThat(aside).hasSize(2).allSatisfy(record -> {
                assertThat(record.reason().name()).isEqualTo("TOO_LARGE");
                assertThat(record.bytes()).as("a size that nobody saw").isNull();
                assertThat(record.detail()).contains("was skipped");
            });
        }
    }
}
