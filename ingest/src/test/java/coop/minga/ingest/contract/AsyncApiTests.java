package coop.minga.ingest.contract;

import java.util.Map;

import coop.minga.ingest.file.ReportKeyPair;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the published AsyncAPI description with the code. */
final class AsyncApiTests {
    private final JsonNode api = new YAMLMapper().readTree(Reports.sample("asyncapi.yaml"));
    private final JsonNode message = api.at("/components/messages/report");

    @Test
    void isAsyncApi3AndDescribesTheOneTopic() {
        assertThat(api.at("/asyncapi").asString()).startsWith("3.");
        assertThat(api.at("/channels").propertyNames()).containsExactly("reports");
        assertThat(api.at("/channels/reports/address").asString()).isEqualTo(Topics.REPORTS);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(api.findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(api.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(Reports.sample(reference)).isNotEmpty();
            }
        });
    }

    @Test
    void namesExactlyTheHeadersThatAReportCarries() {
        Map<String, String> headers = headers();

        assertThat(message.at("/headers/properties").propertyNames()).containsExactlyElementsOf(headers.keySet());
        assertThat(message.at("/headers/required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(headers.keySet());
    }

    @Test
    void theHeadersThatAReportCarriesAreAsDescribed() {
        headers().forEach((name, value) -> {
            JsonNode described = message.at("/headers/properties/" + name);
            assertThat(value).matches(described.path("pattern").asString(".*"));
            assertThat(described.path("const").asString(value)).isEqualTo(value);
        });
        assertThat(message.at("/name").asString()).isEqualTo(ReportHeaders.REPORT_TYPE);
    }

    @Test
    void thePayloadIsTheSchemaThatIsTested() {
        assertThat(message.at("/payload/schema/$ref").asString()).isEqualTo("report-v1.schema.json");
    }

    private static Map<String, String> headers() {
        Report report = Reports.of(Reports.bread(Reports.DAY, 812.5));
        return ReportHeaders.of(report, ReportKeyPair.generate().sign(report));
    }
}
