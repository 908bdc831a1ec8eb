package coop.minga.ingest.publish;

import java.nio.charset.StandardCharsets;

import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.ReportCodec;
import coop.minga.ingest.contract.ReportHeaders;
import coop.minga.ingest.contract.SignedReport;
import coop.minga.ingest.contract.Topics;
import coop.minga.ingest.contract.UnreadableReportException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns a signed report into a Kafka record; the key is the cooperative. */
final class ReportRecords {
    private ReportRecords() {}

    static ProducerRecord<String, byte[]> of(SignedReport signed) throws UnreadableReportException {
        byte[] payload = signed.payload();
        Report report = ReportCodec.decode(payload);
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>(Topics.REPORTS, report.cooperative().value(), payload);
        ReportHeaders.of(report, signed)
                .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return sent;
    }
}
