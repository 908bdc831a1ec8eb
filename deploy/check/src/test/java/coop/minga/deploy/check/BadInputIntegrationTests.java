package coop.minga.deploy.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import coop.minga.analytics.recorder.Quarantine;
import coop.minga.analytics.recorder.Refusal;
import coop.minga.deploy.standalone.DatabaseSettings;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.deploy.standalone.EmbeddedDatabase;
import coop.minga.deploy.standalone.FreePort;
import coop.minga.ingest.contract.ReportHeaders;
import coop.minga.ingest.contract.SignedReport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What a cooperative signs by its own program and is no report all the same, and services that go away in mid-work. */
@RealServices
final class BadInputIntegrationTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int FAR_TOO_MUCH = 5_000_000;

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("not a number", "\"value\":100", "\"value\":NaN", "not whole and valid JSON"),
                Arguments.of("beyond all numbers", "\"value\":100", "\"value\":1e999", "value"),
                Arguments.of("an absurd number", "\"value\":100", "\"value\":1e300", "value"),
                Arguments.of(
                        "a number of a thousand digits", "\"value\":100", "\"value\":" + "1".repeat(1000), "limit"),
                Arguments.of("no end of brackets", "\"value\":100", "\"value\":" + "[".repeat(100_000), "limit"),
                Arguments.of("a name twice", "\"version\":1", "\"version\":1,\"version\":1", "Duplicate"),
                Arguments.of("another version", "\"version\":1", "\"version\":9", "version"),
                Arguments.of("no end", "}]}", "}]", "not whole and valid JSON"),
                Arguments.of("too much", "}]}", "}]}" + " ".repeat(1_000_000), "expected at most 1000000"),
                Arguments.of("far too much", "}]}", "}]}" + " ".repeat(FAR_TOO_MUCH), "expected at most 1000000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void putsAsideWhatIsSignedAndNoReportAndReadsOn(
            String name,
            String good,
            String bad,
            String words,
            TestDatabase database,
            EmbeddedBroker broker,
            @TempDir Path folder)
            throws Exception {
        try (var federation = new RunningFederation(broker, database, folder);
                var careless = careless(broker)) {
            federation.startNode();
            federation.setClock(NOW);
            var record = federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100));
            var text = new String(record.value(), StandardCharsets.UTF_8).replace("\"value\":100.0", "\"value\":100");
            assertThat(text).contains(good);
            careless.send(signed(federation.bakery, text.replace(good, bad).getBytes(StandardCharsets.UTF_8)))
                    .get();
            federation.send(record);
            await("the good one is recorded").until(() -> federation.countOf(federation.bakery, "report") == 1);
            var aside = federation.part(Quarantine.class).latest(5);
            assertThat(aside).hasSize(1);
            assertThat(aside.getFirst().reason()).isEqualTo(Refusal.UNREADABLE);
            assertThat(aside.getFirst().detail()).contains(words).hasSizeLessThan(500);
            assertThat(String.valueOf(aside.getFirst().unit())).isEqualTo("bakery");
            assertThat(federation.count("statement")).isEqualTo(1);
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
            assertThatThrownBy(() ->
                            careless.send(signed(federation.bakery, noise)).get())
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

    /** A program that looks at no limit of its own and squeezes what it sends. */
    private static KafkaProducer<byte[], byte[]> careless(EmbeddedBroker broker) {
        var settings = new HashMap<>(RunningFederation.reporterSettings(broker));
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * FAR_TOO_MUCH);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Whatever bytes, with the headers of a report and a true signature. */
    private static ProducerRecord<byte[], byte[]> signed(Cooperative cooperative, byte[] payload) {
        var keys = cooperative.keys();
        var pretended = cooperative.report(1, "bread", MONDAY, 100);
        return cooperative.record(
                payload, ReportHeaders.of(pretended, new SignedReport(payload, keys.id(), keys.sign(payload))));
    }

    /** A server that can go away and come back at the same address. */
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
