package coop.minga.deploy.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
import org.apache.kafka.clients.producer.ProducerRecord;

/** Signs valid and invalid reports directly, without an agent. */
final class Cooperative {

    static final FederationId FEDERATION = new FederationId("fed");
    static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private final CooperativeId id;
    private final StreamId stream = new StreamId(UUID.randomUUID());
    private final ReportKeyPair keys = ReportKeyPair.generate();

    Cooperative(String id) {
        this.id = new CooperativeId(id);
    }

    String unit() {
        return id.value();
    }

    ReportKeyPair keys() {
        return keys;
    }

    /** Daily values of one indicator from {@code first} on. */
    Report report(long sequence, String indicator, LocalDate first, double... values) {
        var statements = new ArrayList<Statement>();
        for (var value : values) {
            statements.add(new Statement(new IndicatorCode(indicator), first.plusDays(statements.size()), value, "kg"));
        }
        return report(sequence, Instant.now().truncatedTo(ChronoUnit.MILLIS), statements);
    }

    Report report(long sequence, Instant statedAt, List<Statement> statements) {
        return report(stream, sequence, statedAt, statements);
    }

    /** Any stream, also another cooperative's. */
    Report report(StreamId whose, long sequence, Instant statedAt, List<Statement> statements) {
        return new Report(FEDERATION, id, whose, sequence, statedAt, ZONE, statements);
    }

    StreamId stream() {
        return stream;
    }

    ProducerRecord<byte[], byte[]> signed(Report report) {
        return signed(report, keys);
    }

    /** Any key, also a wrong one. */
    ProducerRecord<byte[], byte[]> signed(Report report, ReportKeyPair with) {
        SignedReport signed = with.sign(report);
        return record(signed.payload(), ReportHeaders.of(report, signed));
    }

    /** Any bytes with valid headers and signature. */
    ProducerRecord<byte[], byte[]> signed(byte[] payload) {
        var pretended = report(1, "any", LocalDate.of(2026, 3, 2), 1);
        return record(payload, ReportHeaders.of(pretended, new SignedReport(payload, keys.id(), keys.sign(payload))));
    }

    ProducerRecord<byte[], byte[]> record(byte[] payload, Map<String, String> headers) {
        var record = new ProducerRecord<>(Topics.REPORTS, id.value().getBytes(StandardCharsets.UTF_8), payload);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
