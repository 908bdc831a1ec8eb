package coop.minga.ingest.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ReportSchemaTests {
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(Reports.sample("report-v1.schema.json")), InputFormat.JSON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reports/report-v1.json",
                "reports/report-v1-other-writer.json",
                "reports/report-v1-withdrawal.json"
            })
    void acceptsEverySample(String sample) {
        assertThat(errors(text(Reports.sample(sample)))).isEmpty();
    }

    @Test
    void acceptsWhatTheCodecWrites() {
        Report report = Reports.of(Reports.bread(Reports.DAY, 1e15), Reports.bread(Reports.DAY.minusDays(1), 1e-9));

        assertThat(errors(text(ReportCodec.encode(report)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "812.5               | '1e308'",
                "812.5               | '\"812.5\"'",
                "'\"kg\"'            | '\"\"'",
                "'\"value\":812.5'   | '\"value\":812.5,\"withdrawn\":true'",
                "'\"value\":812.5'   | '\"withdrawn\":false'",
                "'\"2026-11-20\"'    | '\"20.11.2026\"'",
                "'\"2026-11-20\"'    | '\"1999-12-31\"'",
                "'\"sequence\":17'   | '\"sequence\":0'",
                "'\"version\":1'     | '\"version\":2'",
                "'\"pan-del-sur\"'   | '\"Pan del Sur\"'",
                "6f1d2b1e-           | 6f1d-",
                "'\"zone\"'          | '\"time_zone\"'",
            })
    void refusesWhatTheCodecRefuses(String good, String bad) {
        String sample = text(Reports.sample("reports/report-v1.json"));
        assertThat(sample).contains(good);

        assertThat(errors(sample.replace(good, bad))).isNotEmpty();
    }

    private List<Error> errors(String document) {
        return schema.validate(document, InputFormat.JSON);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
