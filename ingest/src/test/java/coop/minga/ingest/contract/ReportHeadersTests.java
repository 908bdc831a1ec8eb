package coop.minga.ingest.contract;

import java.util.HashMap;
import java.util.Map;

import coop.minga.ingest.file.ReportKeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ReportHeadersTests {
    private final Report report = Reports.of(Reports.bread(Reports.DAY, 812.5));
    private final SignedReport signed = ReportKeyPair.generate().sign(report);
    private final Map<String, String> headers = new HashMap<>(ReportHeaders.of(report, signed));

    @Test
    void sayWhoStatedWhatAndWhen() {
        assertThat(headers)
                .containsEntry("ce_id", "6f1d2b1e-8a7c-4c39-9d0e-5b1f0c7a2e44/17")
                .containsEntry("ce_source", "/federations/minga-sur/cooperatives/pan-del-sur")
                .containsEntry("ce_time", "2026-11-22T05:00:00Z");
    }

    @Test
    void carryTheSignature() throws Exception {
        assertThat(ReportHeaders.read(headers, signed.payload())).isEqualTo(signed);
    }

    @ParameterizedTest
    @CsvSource({
        "minga_key, , unsigned",
        "minga_signature, , unsigned",
        "ce_type, , coop.minga.report.v1",
        "ce_type, coop.minga.report.v9, expected coop.minga.report.v1",
        "minga_key, ZZ, 16 hexadecimal digits",
        "minga_signature, ??, not base64",
        "minga_signature, AAAA, not the 64 bytes",
    })
    void aHeaderThatIsMissingOrWrongIsNamed(String name, String value, String reason) {
        headers.compute(name, (same, old) -> value);

        assertThatThrownBy(() -> ReportHeaders.read(headers, signed.payload()))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContainingAll(name, reason);
    }
}
