package coop.minga.ingest.publish;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import coop.minga.ingest.CapturedLog;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.ReportCodec;
import coop.minga.ingest.contract.ReportHeaders;
import coop.minga.ingest.contract.SignedReport;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.Topics;
import coop.minga.ingest.contract.UnreadableReportException;
import coop.minga.ingest.file.ReportKeyPair;
import coop.minga.ingest.spool.ProcessedFile;
import coop.minga.ingest.spool.ReportAuthor;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

final class PublisherTests {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final Publisher.Timeouts IMPATIENT = new Publisher.Timeouts(Duration.ZERO, Duration.ZERO);

    private final ReportKeyPair keys = ReportKeyPair.generate();
    private final ReportAuthor author = new ReportAuthor(
            new FederationId("minga-sur"), new CooperativeId("pan-del-sur"), ZoneId.of("America/Santiago"), keys);

    @RegisterExtension
    private final CapturedLog log = new CapturedLog(Publisher.class);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sendsEverythingInItsOrderAndTellsTheSpool() throws Exception {
        MockProducer<String, byte[]> producer = TestBroker.answering(true);
        try (Spool spool = spool(120);
                Publisher publisher = publisher(spool, List.of(producer))) {
            publisher.start();
            awaitAcknowledged(spool, 120);
            take(spool, 120);
            publisher.wake();
            awaitAcknowledged(spool, 121);

            assertThat(producer.history())
                    .extracting(PublisherTests::sequence)
                    .isEqualTo(LongStream.rangeClosed(1, 121).boxed().toList());
            assertThat(publisher.state()).isEqualTo(new BrokerState.Reached());
            assertThat(log.lines()).containsExactly("The broker at broker.example.org:9092 accepts reports.");
        }
    }

    @Test
    void aReportTravelsUnderItsCooperativeWithItsHeadersAndTrueSignature() throws Exception {
        MockProducer<String, byte[]> producer = TestBroker.answering(true);
        try (Spool spool = spool(1);
                Publisher publisher = publisher(spool, List.of(producer))) {
            publisher.start();
            awaitAcknowledged(spool, 1);

            ProducerRecord<String, byte[]> sent = producer.history().getFirst();
            assertThat(sent.topic()).isEqualTo(Topics.REPORTS);
            assertThat(sent.key()).isEqualTo("pan-del-sur");
            Map<String, String> headers = new HashMap<>();
            sent.headers().forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
            assertThat(headers).containsEntry("ce_id", spool.stream() + "/1");
            SignedReport received = ReportHeaders.read(headers, sent.value());
            assertThat(keys.publicKey().verify(received)).isTrue();
        }
    }

    @Test
    void whatTheBrokerDidNotTakeIsSentAgainAndSaidOnce() throws Exception {
        MockProducer<String, byte[]> first = TestBroker.answering(false);
        MockProducer<String, byte[]> second = TestBroker.answering(false);
        MockProducer<String, byte[]> third = TestBroker.answering(true);
        try (Spool spool = spool(3);
                Publisher publisher = publisher(spool, List.of(first, second, third))) {
            publisher.start();
            await().until(() -> first.history().size() == 3);
            first.completeNext();
            first.errorNext(new TimeoutException("no answer"));
            first.errorNext(new TimeoutException("no answer"));
            await().until(() -> second.history().size() == 2);
            assertThat(publisher.state()).isInstanceOf(BrokerState.Failing.class);
            assertThat(spool.status().words().problem()).contains("broker.example.org:9092 cannot be reached");
            second.errorNext(new TimeoutException("no answer"));
            second.errorNext(new TimeoutException("no answer"));
            awaitAcknowledged(spool, 3);

            assertThat(third.history()).extracting(PublisherTests::sequence).containsExactly(2L, 3L);
            assertThat(first.closed() && second.closed()).isTrue();
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().getFirst()).contains("nothing is lost", "cannot be reached");
            await().untilAsserted(
                            () -> assertThat(spool.status().words().problem()).isEmpty());
        }
    }

    @Test
    void goesOnWhenTheSettingsOrTheBrokerRefuseFromTheStart() throws Exception {
        MockProducer<String, byte[]> refusing = TestBroker.answering(true);
        refusing.sendException = new TopicAuthorizationException(Topics.REPORTS);
        try (Spool spool = spool(2);
                Publisher publisher = publisher(spool, List.of(refusing, TestBroker.answering(true)))) {
            publisher.start();
            awaitAcknowledged(spool, 2);
            assertThat(log.lines().getFirst()).contains("sasl.jaas.config in agent.yaml write to minga.reports.v1");
        }
    }

    @Test
    void stopsAtOnceAndLeavesInTheSpoolWhatIsNotAnswered() throws Exception {
        MockProducer<String, byte[]> silent = TestBroker.answering(false);
        try (Spool spool = spool(2)) {
            try (Publisher publisher = publisher(spool, List.of(silent))) {
                publisher.start();
                await().until(() -> silent.history().size() == 2);
            }
            assertThat(spool.status().reports().waiting()).isEqualTo(2);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void aBrokerThatIsDownAtStartIsSaidOnce() throws Exception {
        String nobody = "localhost:" + freePort();
        BrokerSettings settings = new BrokerSettings(
                "agent.yaml", nobody, Map.of(), Duration.ofMillis(300), Duration.ofMillis(1), Duration.ofMillis(5));
        try (Spool spool = spool(2);
                Publisher publisher = new Publisher(spool, settings, "test", Locale.ENGLISH)) {
            publisher.start();
            await().until(() -> publisher.state() instanceof BrokerState.Failing);
            take(spool, 50);
            publisher.wake();
            await().during(Duration.ofSeconds(1)).until(() -> log.lines().size() == 1);

            assertThat(log.lines().getFirst()).contains(nobody, "kafka.bootstrap_servers");
            assertThat(spool.status().reports().waiting()).isEqualTo(3);
        }
    }

    @Test
    void passesOverAReportThatCannotBeReadAndSaysWhich() throws Exception {
        MockProducer<String, byte[]> producer = TestBroker.answering(true);
        try (Spool spool = spool(3);
                Publisher publisher = publisher(spool, List.of(producer))) {
            damage(2);
            publisher.start();
            awaitAcknowledged(spool, 2);

            assertThat(producer.history()).extracting(PublisherTests::sequence).containsExactly(1L, 3L);
            assertThat(publisher.state()).isEqualTo(new BrokerState.Reached());
            assertThat(spool.status().reports().waiting()).isEqualTo(1);
            assertThat(spool.status().words().problem()).contains("report 2 of the spool cannot be read");
            take(spool, 3);
            publisher.wake();
            awaitAcknowledged(spool, 3);
            assertThat(log.lines()).hasSize(2);
        }
    }

    @Test
    void goesOnAfterAFaultOfItsOwn() throws Exception {
        Queue<Supplier<Producer<String, byte[]>>> turns = new ConcurrentLinkedQueue<>(List.of(
                () -> {
                    throw new NoClassDefFoundError("a class is missing");
                },
                () -> {
                    throw new Unspeakable();
                },
                () -> {
                    throw new ArithmeticException("integer overflow");
                },
                () -> TestBroker.answering(true)));
        try (Spool spool = spool(1);
                Publisher publisher = new Publisher(
                        spool,
                        TestBroker.SETTINGS,
                        () -> turns.remove().get(),
                        "test",
                        TestBroker.PATIENT,
                        Locale.ENGLISH)) {
            publisher.start();
            awaitAcknowledged(spool, 1);

            assertThat(log.lines().getFirst()).contains("the agent itself failed", "a class is missing");
            assertThat(log.lines().get(1)).contains("the agent itself failed", "integer overflow");
        }
    }

    @Test
    void aProducerThatNeverAnswersNorClosesIsAProblemInTheStatusAndIsReplaced() throws Exception {
        HungProducer hung = new HungProducer();
        MockProducer<String, byte[]> second = TestBroker.answering(true);
        List<String> problems = new CopyOnWriteArrayList<>();
        try (Spool spool = spool(3)) {
            Queue<Supplier<Producer<String, byte[]>>> turns = new ConcurrentLinkedQueue<>(List.of(() -> hung, () -> {
                problems.add(problem(spool));
                return second;
            }));
            try (Publisher publisher = new Publisher(
                    spool, TestBroker.SETTINGS, () -> turns.remove().get(), "test", IMPATIENT, Locale.ENGLISH)) {
                publisher.start();
                awaitAcknowledged(spool, 3);

                assertThat(problems).singleElement().asString().contains("Kafka's producer gave no answer within PT0S");
                assertThat(hung.history()).hasSize(3);
                assertThat(second.history())
                        .extracting(PublisherTests::sequence)
                        .containsExactly(1L, 2L, 3L);
                assertThat(log.lines().getFirst()).contains("nothing is lost", "gave no answer");
            }
        } finally {
            hung.released.countDown();
        }
    }

    @Test
    void canBeClosedBeforeItStartsAndDoesNotStartAfter() throws Exception {
        try (Spool spool = spool(1)) {
            Publisher publisher = publisher(spool, List.of());
            publisher.close();
            assertThatThrownBy(publisher::start).isInstanceOf(IllegalStateException.class);
        }
    }

    private void damage(long sequence) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
                PreparedStatement update =
                        connection.prepareStatement("update report set payload = x'7b' where sequence = ?")) {
            update.setLong(1, sequence);
            update.executeUpdate();
        }
    }

    private static Publisher publisher(Spool spool, List<MockProducer<String, byte[]>> producers) {
        return publisher(spool, producers, TestBroker.PATIENT);
    }

    private static Publisher publisher(
            Spool spool, List<MockProducer<String, byte[]>> producers, Publisher.Timeouts timeouts) {
        Queue<Producer<String, byte[]>> inOrder = new ConcurrentLinkedQueue<>(producers);
        return new Publisher(spool, TestBroker.SETTINGS, inOrder::remove, "test", timeouts, Locale.ENGLISH);
    }

    private Spool spool(int reports) throws SpoolException {
        Spool spool = Spool.open(folder.resolve("spool.db"), Clock.systemUTC());
        for (int at = 0; at < reports; at++) {
            take(spool, at);
        }
        return spool;
    }

    private void take(Spool spool, int at) throws SpoolException {
        ProcessedFile file = new ProcessedFile("file-" + at, "hash of " + at, Instant.EPOCH, 0, 0, "", "");
        spool.add(author, file, List.of(new Statement(new IndicatorCode("bread"), DAY.plusDays(at), at, "kg")));
    }

    private static void awaitAcknowledged(Spool spool, long count) {
        await().untilAsserted(() ->
                assertThat(spool.status().reports().acknowledged()).isEqualTo(count));
    }

    private static long sequence(ProducerRecord<String, byte[]> sent) {
        try {
            return ReportCodec.decode(sent.value()).sequence();
        } catch (UnreadableReportException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String problem(Spool spool) {
        try {
            return spool.status().words().problem();
        } catch (SpoolException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Answers no report. Its close waits until it is released. */
    private static final class HungProducer extends MockProducer<String, byte[]> {
        private final CountDownLatch released = new CountDownLatch(1);

        private HungProducer() {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public void close(Duration longest) {
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Cannot be put into words, as when memory lacks. */
    private static final class Unspeakable extends Error {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new OutOfMemoryError("no memory for words");
        }
    }
}
