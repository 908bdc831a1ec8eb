package coop.minga.ingest.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.source.SampleColumns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class InitCommandTests {
    @TempDir
    private Path home = Path.of("");

    @Test
    void asksForACatalogueThatTheAgentReadsWithTheColumnsOfASample() throws Exception {
        Path sample = Files.writeString(
                home.resolve("año 2026.csv"),
                "Fecha;Pan horneado (kg);Pedidos;Observación\r\n2026-11-09;604,5;12;añejo\r\n");
        List<String> columns = SampleColumns.of(sample);
        StringWriter said = new StringWriter();
        String answers =
                "cordillera\nPanadería Trigo Nuevo\n\nAmerica/Santiago\ns\n\nkWh\nkg\n\n\ns\n\n{pedido}\ncount\n\n\n";

        Path file = home.resolve("catalogue.yaml");
        Files.writeString(
                file,
                new Interview(new BufferedReader(new StringReader(answers)), new PrintWriter(said), Locale.of("es"))
                        .catalogue(columns));

        assertThat(columns).containsExactly("Pan horneado (kg)", "Pedidos");
        CooperativeCatalogue catalogue = CatalogueFile.read(file);
        assertThat(catalogue.cooperative().value()).isEqualTo("panaderia-trigo-nuevo");
        assertThat(catalogue.indicators())
                .extracting(each -> each.code().value())
                .containsExactly("pan-horneado", "pedidos");
        assertThat(catalogue.indicators().getFirst().unitOfMeasure()).isEqualTo("kg");
        assertThat(catalogue.indicators().getLast().type()).isEqualTo(IndicatorType.COUNT);
        assertThat(said.toString())
                .contains("¿La columna \"Pedidos\" es un indicador? s o n", "\"kWh\" no sirve aquí.");
    }

    @Test
    void writesNothingWhenTheAnswersEnd() {
        Interview interview = new Interview(
                new BufferedReader(new StringReader("cordillera\n")),
                new PrintWriter(new StringWriter()),
                Locale.ENGLISH);

        assertThatThrownBy(() -> interview.catalogue(List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing was written");
    }

    @Test
    void leavesWhatIsThere() throws Exception {
        Files.writeString(home.resolve("agent.yaml"), "mine");
        StringWriter said = new StringWriter();
        CommandLine line = new CommandLine(new InitCommand());
        line.setErr(new PrintWriter(said, true));

        assertThat(line.execute("--folder", home.toString(), "--language", "en"))
                .isOne();
        assertThat(said.toString()).contains("is there already");
        assertThat(home.resolve("agent.yaml")).hasContent("mine");
    }
}
