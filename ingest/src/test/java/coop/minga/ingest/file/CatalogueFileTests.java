package coop.minga.ingest.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.MeasureName;
import coop.minga.ingest.contract.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CatalogueFileTests {
    private static final String SAMPLE = new String(Reports.sample("catalogue.yaml"), StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsACooperativesOwnCatalogue() throws Exception {
        CooperativeCatalogue catalogue = CatalogueFile.read(file(SAMPLE));

        assertThat(catalogue.cooperative()).isEqualTo(new CooperativeId("pan-del-sur"));
        assertThat(catalogue.zone()).isEqualTo(ZoneId.of("America/Santiago"));
        assertThat(catalogue.calendar().isWorkingDay(LocalDate.of(2026, 11, 22)))
                .isFalse();
        assertThat(catalogue.calendar().isWorkingDay(LocalDate.of(2026, 12, 25)))
                .isFalse();
        assertThat(catalogue.calendar().isWorkingDay(LocalDate.of(2026, 12, 26)))
                .isTrue();
        IndicatorDefinition bread =
                catalogue.indicator(new IndicatorCode("bread")).orElseThrow();
        assertThat(bread.type()).isEqualTo(IndicatorType.FLOW);
        assertThat(bread.goodDirection()).isEqualTo(GoodDirection.UP);
        assertThat(bread.lowest()).isEqualTo(0);
        assertThat(bread.highest()).isNull();
        assertThat(bread.levels().potentiality()).isEqualTo(1200);
        assertThat(bread.recoveryTime()).isEqualTo(Duration.ofDays(2));
        assertThat(bread.harm()).isFalse();
        assertThat(bread.name("es")).isEqualTo("Pan horneado");
        assertThat(bread.name("de")).isEqualTo("Bread baked");
    }

    @Test
    void whatIsNotSaidHasItsUsualValue() throws Exception {
        IndicatorDefinition accidents = CatalogueFile.read(file(SAMPLE))
                .indicator(new IndicatorCode("accidents"))
                .orElseThrow();

        assertThat(accidents.recoveryTime()).isEqualTo(IndicatorDefinition.USUAL_RECOVERY_TIME);
        assertThat(accidents.harm()).isTrue();
        assertThat(accidents.name("en")).isEqualTo("Accidentes");
    }

    @Test
    void aUnitHasAWordForOneAndAWordForMany() throws Exception {
        CooperativeCatalogue catalogue = CatalogueFile.read(file(SAMPLE));

        assertThat(catalogue
                        .indicator(new IndicatorCode("accidents"))
                        .orElseThrow()
                        .measureNames())
                .containsEntry("es", new MeasureName("accidente", "accidentes"))
                .hasSize(2);
        assertThat(catalogue.indicator(new IndicatorCode("bread")).orElseThrow().measureNames())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nature: flow | nature: flux | field indicators[0].nature: \"flux\", expected one of flow, stock, ratio",
                "lowest: 0 | lowset: 0 | field indicators[0].lowset: unknown name, expected one of",
                "lowest: 0 | lowest: zero | field indicators[0].lowest: \"zero\", expected a number",
                "lowest: 0 | lowest: .nan | not valid YAML: line 12",
                "recovery_time: P2D | recovery_time: 2 days | field indicators[0].recovery_time: \"2 days\"",
                "lowest: 0 | contact: {name: Ana, mail: ana at pan} | indicators[0].contact: mail \"ana at pan\", expected a mail address",
                "lowest: 0 | contact: {name: Ana} | indicators[0].contact.mail: missing, expected a value",
                "capability: 900 | capability: -1 | capability \"-1.0\", expected a number above 0",
                "[accident, accidents] | accidents | indicators[1].unit_names.en: \"accidents\", expected a list",
                "[accident, accidents] | [accident] | expected the word for one and the word for many",
                "code: accidents | code: bread | indicators \"bread\", expected each code once",
                "zone: America/Santiago | zone: Santiago | field zone: \"Santiago\", expected a time zone",
                "rest_days: [SUNDAY] | rest_days: SUNDAY | field calendar.rest_days: \"SUNDAY\", expected a list",
                "2026-12-25 | 2026-12-32 | field calendar.closures[0]: \"2026-12-32\", expected a day",
                "cooperative: pan-del-sur | cooperative: | field cooperative \"\", expected 1 to 63",
                "federation: minga-sur | feds: minga-sur | field feds: unknown name",
                "cooperative: pan-del-sur | cooperative: Pan | cooperative \"Pan\", expected 1 to 63",
                "indicators: | indicators: [ | not valid YAML: line",
                "name: Pan | {name: Pan | not valid YAML: line",
            })
    void whatIsWrongIsSaidWithFileFieldValueAndWhatWasExpected(String good, String bad, String message)
            throws Exception {
        assertThat(SAMPLE).contains(good);
        Path file = file(SAMPLE.replace(good, bad));

        assertThatThrownBy(() -> CatalogueFile.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContainingAll("catalogue.yaml: ", message);
    }

    @Test
    void aMissingOrEmptyFileIsNamed() throws Exception {
        assertThatThrownBy(() -> CatalogueFile.read(folder.resolve("none.yaml")))
                .hasMessageContainingAll("none.yaml", "no such file");
        Path empty = file("");
        assertThatThrownBy(() -> CatalogueFile.read(empty)).hasMessageContaining("expected named fields");
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("catalogue.yaml"), text);
    }
}
