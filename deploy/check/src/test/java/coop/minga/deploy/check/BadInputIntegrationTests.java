package coop.minga.deploy.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.quarantine.QuarantineReason;
import coop.minga.deploy.standalone.DatabaseSettings;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.deploy.standalone.EmbeddedDatabase;
import coop.minga.deploy.standalone.FreePort;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Signed records that are no valid reports, and services that fail meanwhile. */
@RealServices
final class BadInputIntegrationTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int FAR_TOO_MUCH = 5_000_000;

    private static final List<Malformed> MALFORMED = List.of(
            new Malformed("not a number", "\"value\":100", "\"value\":NaN", "not whole and valid JSON"),
            new Malformed("beyond all numbers", "\"value\":100", "\"value\":1e999", "value"),
            new Malformed("an absurd number", "\"value\":100", "\"value\":1e300", "value"),
            new Malformed("a thousand digits", "\"value\":100", "\"value\":" + "1".repeat(1000), "limit"),
            new Malformed("no end of brackets", "\"value\":100", "\"value\":" + "[".repeat(100_000), "limit"),
            new Malformed("a name twice", "\"version\":1", "\"version\":1,\"version\":1", "Duplicate"),
            new Malformed("another version", "\"version\":1", "\"version\":9", "version"),
            new Malformed("no end", "}]}", "}]", "not whole and valid JSON"),
            new Malformed("too much", "}]}", "}]}" + " ".repeat(1_000_000), "expected at most 1000000"),
            new Malformed("far too much", "}]}", "}]}" + " ".repeat(FAR_TOO_MUCH), "expected at most 1000000"));

    @Test
    void putsAsideWhatIsSignedAndNoReportAndReadsOn(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder)
            throws Exception {
        try (var federation = new RunningFederation(broker, database, folder);
                var careless = careless(broker)) {
            federation.startNode();
            federation.setClock(NOW);
            for (var each : MALFORMED) {
                federation.tables().sql("delete from quarantine").update();
                var before = federation.countOf(federation.bakery, "report");
                var record = federation.bakery.signed(federation.bakery.report(before + 1, "bread", MONDAY, 100));
                careless.send(federation.bakery.signed(each.of(record.value()))).get();
                federation.send(record);
                await("the good one is recorded after " + each.name())
                        .until(() -> federation.countOf(federation.bakery, "report") == before + 1);
                assertThat(federation.part(Quarantine.class).latest(5))
                        .as(each.name())
                        .singleElement()
                        .satisfies(aside -> {
                            assertThat(aside.reason()).isEqualTo(QuarantineReason.UNREADABLE);
                            assertThat(aside.detail()).contains(each.words()).hasSizeLessThan(500);
                            assertThat(String.valueOf(aside.unit())).isEqualTo("bakery");
                        });
                assertThat(federation.count("statement")).isEqualTo(before + 1);
            }
        }
    }

    @Test
    void theBrokerTakesNothingBeyondItsLimit(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder)
            throws Exception {
        try (var federation = new RunningFederation(broker, database, folder);
                var careless = careless(broker)) {
            federation.startNode();
            var noise = new byte[FAR_TOO_MUCH];
            new Random(1).nextBytes(noise);
            assertThatThrownBy(
                            () -> careless.send(federation.bakery.signed(noise)).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void whatComesWhileTheDatabaseIsAwayIsRecordedOnceItIsBack(EmbeddedBroker broker, @TempDir Path folder) {
        var place = new DatabaseSettings(Optional.of(folder.resolve("database")), FreePort.or(0));
        try (var own = new OwnDatabase(place);
                var federation = new RunningFederation(broker, own.address(), folder)) {
            federation.startNode();
            federation.setClock(NOW);
            federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
            await("recorded").until(() -> federation.countOf(federation.bakery, "report") == 1);
            own.stop();
            federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
            federation.send(federation.dairy.signed(federation.dairy.report(1, "milk", MONDAY, 70)));
            own.start();
            await("recorded after all")
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> federation.countOf(federation.bakery, "report") == 2
                            && federation.countOf(federation.dairy, "report") == 1);
            federation.awaitJudged();
            assertThat(federation.count("statement")).isEqualTo(3);
        }
    }

    /** A producer with compression and without a size limit. */
    private static KafkaProducer<byte[], byte[]> careless(EmbeddedBroker broker) {
        var settings = new HashMap<>(RunningFederation.reporterSettings(broker));
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * FAR_TOO_MUCH);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * A report with one invalid replacement.
     *
     * @param words expected in the reason
     */
    private record Malformed(String name, String good, String bad, String words) {

        byte[] of(byte[] report) {
            var text = new String(report, StandardCharsets.UTF_8).replace("\"value\":100.0", "\"value\":100");
            assertThat(text).as(name).contains(good);
            return text.replace(good, bad).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A server that can stop and return at the same address. */
    private static final class OwnDatabase implements AutoCloseable {
        private final DatabaseSettings place;
        private EmbeddedDatabase running;

        OwnDatabase(DatabaseSettings place) {
            this.place = place;
            this.running = EmbeddedDatabase.start(place);
        }

        TestDatabase address() {
            return new TestDatabase(running.url(), running.user(), running.password());
        }

        void stop() {
            running.close();
        }

        void start() {
            running = EmbeddedDatabase.start(place);
        }

        @Override
        public void close() {
            stop();
        }
    }
}
