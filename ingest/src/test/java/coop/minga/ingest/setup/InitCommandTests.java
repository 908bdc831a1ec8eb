package coop.minga.ingest.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.publish.BrokerSettings;
import coop.minga.ingest.publish.BrokerState;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.settings.AgentSettingsFile;
import coop.minga.ingest.source.SampleColumns;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

final class InitCommandTests {
    private final StringWriter said = new StringWriter();
    private BrokerState state = new BrokerState.Reached();

    @TempDir
    private Path home = Path.of("");

    @Test
    void asksForACatalogueThatTheAgentReadsWithTheColumnsOfASample() throws Exception {
        Path sample = Files.writeString(
                home.resolve("año 2026.csv"),
                "Fecha;Pan horneado (kg);Pedidos;Observación\r\n2026-11-09;604,5;12;añejo\r\n");
        List<String> columns = SampleColumns.of(sample);
        String answers =
                "cordillera\nPanadería Trigo Nuevo\n\nAmerica/Santiago\ns\n\nkWh\nkg\n\n\ns\n\n{pedido}\ncount\n\n\n";

        Path file = home.resolve("catalogue.yaml");
        Files.writeString(
                file,
                YAMLMapper.builder()
                        .build()
                        .writeValueAsString(interview(answers, said).catalogue(columns, "")));

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
        assertThatThrownBy(() -> setup(home, "cordillera\n").run(null, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing was written");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void leavesWhatIsThere() throws Exception {
        Files.writeString(home.resolve("agent.yaml"), "mine");
        CommandLine line = new CommandLine(new InitCommand());
        line.setErr(new PrintWriter(said, true));

        assertThat(line.execute("--folder", home.toString(), "--language", "en"))
                .isOne();
        assertThat(said.toString()).contains("is there already");
        assertThat(home.resolve("agent.yaml")).hasContent("mine");
    }

    @Test
    void anInvitationAndASampleFileMakeAnAgentThatOnlyHasToBeRun() throws Exception {
        Path office = Files.createDirectories(home.resolve("Panadería Año Nuevo"));
        Path shelf = Files.createDirectories(home.resolve("Quiénes llegan"));
        Path invitation = Files.writeString(office.resolve("invitación.yaml"), """
                federation: cordillera
                enrolment_folder: ../Quiénes llegan
                kafka:
                  bootstrap_servers: localhost:1
                  properties: { security.protocol: SASL_SSL, sasl.jaas.config: 'required name="añil";' }
                production_clock: { machine: 2026-11-22T00:00:00Z, reads: 2026-11-22T00:00:00Z, rate: 1 }
                """.replace("\n", "\r\n"));
        Path sample = Files.writeString(
                office.resolve("año 2026.csv"), "Fecha;Energía (kWh)\r\n2026-11-09;604,5\r\n2026-11-10;591,25\r\n");

        setup(office, "Panadería Año Nuevo\r\n\r\nAmerica/Santiago\r\ns\r\n\r\n\r\n\r\n\r\n\r\n\r\ns\r\n")
                .run(invitation, sample);

        AgentSettings settings = AgentSettingsFile.read(office.resolve("agent.yaml"));
        assertThat(Objects.requireNonNull(settings.broker()).properties())
                .containsEntry("sasl.jaas.config", "required name=\"añil\";");
        assertThat(settings.productionClock()).isNotEqualTo(Clock.systemUTC());
        CooperativeCatalogue catalogue = CatalogueFile.read(settings.catalogue());
        assertThat(catalogue.federation().value()).isEqualTo("cordillera");
        assertThat(catalogue.indicators().getFirst().unitOfMeasure()).isEqualTo("kW.h");
        assertThat(catalogue.indicators().getFirst().names()).containsExactly(entry("es", "Energía"));
        assertThat(settings.folder().resolve("año 2026.csv")).hasSameBinaryContentAs(sample);
        assertThat(shelf.resolve("panaderia-ano-nuevo.yaml"))
                .content()
                .contains("panaderia-ano-nuevo", "open: false", publicKey(settings.key()), "energia");
        assertThat(said.toString())
                .contains("indicador? s o n [s]", "El broker en localhost:1 acepta informes.")
                .endsWith("Siga con: ./minga agent run --config \"" + office.resolve("agent.yaml") + "\"\n");
    }

    @Test
    void withoutAnInvitationItAsksForTheBrokerAndSaysWhatItAnswers() throws Exception {
        state = new BrokerState.Failing(Message.of("said.no-questions"));
        setup(home, "cordillera\nPan\n\nUTC\nPan\n\nkg\n\n\n\ns\nbroker.example:9094\npan\na\"b\\c\n")
                .run(null, null);

        AgentSettings settings = AgentSettingsFile.read(home.resolve("agent.yaml"));
        BrokerSettings broker = Objects.requireNonNull(settings.broker());
        assertThat(broker.bootstrapServers()).isEqualTo("broker.example:9094");
        assertThat(JaasContext.loadClientContext(Map.of(
                                SaslConfigs.SASL_JAAS_CONFIG,
                                new Password(broker.properties().get("sasl.jaas.config"))))
                        .configurationEntries())
                .first()
                .extracting(entry -> entry.getOptions().get("password"))
                .isEqualTo("a\"b\\c");
        assertThat(home.resolve("enrolment.yaml")).content().contains("open: true", publicKey(settings.key()));
        assertThat(said.toString())
                .contains("Aún no se aceptarían informes: No hay preguntas.", "Dé a la federación el archivo");
    }

    @Test
    void anInvitationWithAMistakeIsNamedBeforeAnyQuestion() throws Exception {
        Path invitation = Files.writeString(home.resolve("invitation.yaml"), "federation: Cordillera\nkafka: {}\n");
        assertThatThrownBy(() -> setup(home, "").run(invitation, null))
                .hasMessageContaining("invitation.yaml: field kafka.bootstrap_servers: missing");
        assertThat(said.toString()).isEmpty();
    }

    private String publicKey(Path key) throws Exception {
        return ReportKeyFile.read(key).publicKey().base64();
    }

    private Interview interview(String answers, StringWriter said) {
        return new Interview(new BufferedReader(new StringReader(answers)), new PrintWriter(said), Locale.of("es"));
    }

    private AgentSetup setup(Path folder, String answers) {
        return new AgentSetup(
                folder,
                answers.equals("cordillera\n") ? Locale.ENGLISH : Locale.of("es"),
                new BufferedReader(new StringReader(answers)),
                new PrintWriter(said),
                settings -> state);
    }
}
