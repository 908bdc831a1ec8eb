package coop.minga.deploy.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import coop.minga.deploy.standalone.BrokerAdministration;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.ReportHeaders;
import coop.minga.ingest.contract.SignedReport;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.StreamId;
import coop.minga.ingest.contract.Topics;
import coop.minga.ingest.file.ReportKeyPair;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A cooperative with an account and a key of its own that sends signed reports. */
final class BenchSender implements AutoCloseable {

    static final String INDICATOR = "bread";
    static final String MEASURE = "kg";

    private static final String SECRET = "bench-secret";

    private final CooperativeId unit;
    private final ReportKeyPair keys = ReportKeyPair.generate();
    private final StreamId stream = new StreamId(UUID.randomUUID());
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> queued = new ArrayList<>();
    private long sent;

    BenchSender(String unit, EmbeddedBroker broker) {
        this.unit = new CooperativeId(unit);
        try (BrokerAdministration administration = broker.administration()) {
            administration.addReporter(unit, SECRET);
        }
        producer = new KafkaProducer<>(
                broker.clientSettings(unit, SECRET), new ByteArraySerializer(), new ByteArraySerializer());
    }

    String unit() {
        return unit.value();
    }

    String publicKey() {
        return keys.publicKey().base64();
    }

    /** Reports sent so far. */
    long sent() {
        return sent;
    }

    /** Sends one report and waits for the broker. */
    void send(LocalDate first, double... values) throws InterruptedException {
        queue(first, values);
        awaitSent();
    }

    /** Sends as fast as the broker takes it. {@link #awaitSent()} tells of refusals. */
    void queue(LocalDate first, double... values) {
        queued.add(producer.send(record(first, values)));
    }

    /** Waits for what was queued. */
    void awaitSent() throws InterruptedException {
        try {
            for (Future<RecordMetadata> each : queued) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused a report of " + unit, e);
        }
        queued.clear();
    }

    private ProducerRecord<byte[], byte[]> record(LocalDate first, double... values) {
        List<Statement> statements = new ArrayList<>();
        for (double value : values) {
            statements.add(
                    new Statement(new IndicatorCode(INDICATOR), first.plusDays(statements.size()), value, MEASURE));
        }
        sent++;
        Report report = new Report(
                new FederationId(BenchRoom.FEDERATION),
                unit,
                stream,
                sent,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                ZoneOffset.UTC,
                statements);
        SignedReport signed = keys.sign(report);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.REPORTS, unit.value().getBytes(StandardCharsets.UTF_8), signed.payload());
        ReportHeaders.of(report, signed)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close();
    }
}
