package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import coop.minga.ingest.contract.PublicReportKey;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.settings.AgentSettingsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

final class AgentCommandTests {
    private static final String SETTINGS = """
            catalogue: catalogue.yaml
            folder: inbox
            spool: state/spool.db
            key: state/key.pem
            poll_interval: PT0.1S
            settle_time: PT0S
            kafka:
              bootstrap_servers: localhost:1
              delivery_timeout: PT0.2S
              properties:
                security.protocol: PLAINTEXT
                linger.ms: 1
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(home.resolve("agent.yaml"), SETTINGS);
        Files.writeString(home.resolve("catalogue.yaml"), Cooperative.CATALOGUE);
    }

    @Test
    void makesAKeyOnceAndPrintsWhatTheFederationNeeds() throws Exception {
        assertThat(agent("keys")).isZero();
        assertThat(agent("keys")).isZero();

        PublicReportKey key = ReportKeyFile.read(home.resolve("state/key.pem")).publicKey();
        assertThat(out.toString().lines())
                .hasSize(6)
                .contains("key id      " + key.id(), "public key  " + key.base64());
    }

    @Test
    void runsOnceAndSaysWhatIsLeft() throws Exception {
        agent("keys");
        Files.createDirectory(home.resolve("inbox"));
        Files.writeString(home.resolve("inbox/a.csv"), "day,bread\n2026-11-20,7\nmonday,7\n");

        assertThat(agent("run", "--once", "--patience", "PT5S")).isEqualTo(AgentCommand.NOT_ALL_ACKNOWLEDGED);
        assertThat(err.toString()).contains("reports in the spool, 1; files in the folder, 0");

        assertThat(agent("status")).isZero();
        assertThat(out.toString())
                .containsSubsequence(
                        "spooled       1 report\n",
                        "sent          0",
                        "acknowledged  0",
                        "accepted      1 value\n",
                        "refused       1 row\n",
                        "waiting       0 files in the folder")
                .contains("refused/a.csv.errors.csv", "localhost:1 cannot be reached");

        assertThat(agent("resend", "--from", "1")).isZero();
        assertThat(out.toString()).contains("To be sent again: 1 report;");
    }

    @Test
    void runningOnceWithNothingToSendSaysThatTheBrokerAcceptsNoReports() throws Exception {
        agent("keys");
        assertThat(agent("run", "--once")).isEqualTo(AgentCommand.REFUSED);
        assertThat(err.toString()).contains("the broker at localhost:1 cannot be reached");

        Files.writeString(
                home.resolve("agent.yaml"),
                SETTINGS.replace("PLAINTEXT", "SASL_PLAINTEXT") + "    sasl.jaas.config: no login module\n");
        assertThat(agent("run", "--once")).isEqualTo(AgentCommand.REFUSED);
        assertThat(err.toString()).contains("sasl.jaas.config in " + home.resolve("agent.yaml") + " cannot be read");
    }

    @Test
    void theLanguageOfTheSettingsIsThatOfTheBrokerAndTheSpool() throws Exception {
        Files.writeString(home.resolve("agent.yaml"), SETTINGS + "language: es\n");
        agent("keys");
        assertThat(agent("run", "--once")).isEqualTo(AgentCommand.REFUSED);
        assertThat(err.toString())
                .contains("no se aceptarían informes: el broker en localhost:1 no se alcanza", "agent.yaml");
        agent("status");
        assertThat(out.toString()).contains("problem       el broker en localhost:1 no se alcanza");

        Files.writeString(home.resolve("state/spool.db"), "no spool, but long enough to be read".repeat(20));
        Files.deleteIfExists(home.resolve("state/spool.db-wal"));
        assertThat(agent("status")).isEqualTo(AgentCommand.REFUSED);
        assertThat(err.toString())
                .contains("la cola de envío (spool) " + home.resolve("state/spool.db") + " está dañada");
    }

    @Test
    void statusSaysWhatKeepsTheAgentFromTakingFiles() throws Exception {
        agent("keys");
        agent("run", "--once", "--timeout", "PT0.1S");
        Files.writeString(home.resolve("inbox/a.csv"), "day,bread\n2026-11-20,7\n");
        Files.writeString(home.resolve("catalogue.yaml"), "federation: [");

        assertThat(agent("run", "--once")).isEqualTo(AgentCommand.REFUSED);
        assertThat(agent("status")).isZero();

        assertThat(out.toString()).contains("waiting       1 file in the folder");
        assertThat(out.toString().lines().filter(line -> line.startsWith("problem")))
                .singleElement(STRING)
                .contains("catalogue.yaml: not valid YAML");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(agent("status")).isZero();
        assertThat(out.toString()).contains("There is no spool yet");
        assertThat(agent("run", "--once")).isEqualTo(AgentCommand.REFUSED);
        assertThat(err.toString()).contains("key.pem", "minga agent keys").doesNotContain("\tat ");
        assertThat(agent("resend")).isEqualTo(AgentCommand.REFUSED);
    }

    @Test
    void aWrongCommandLineIsSaidInTheLastLine() {
        assertThat(agent("status", "--confg")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Usage: ./minga agent status [OPTION...]; ./minga agent status --help explains.",
                        "minga agent status: Unknown option: '--confg'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "folder: inbox | fodler: inbox | field fodler: unknown name, expected one of catalogue, decimal_mark, folder",
                "folder: inbox | folder: 7 | field folder: \"7\", expected text",
                "localhost:1 | '' | bootstrap_servers \"\", expected addresses",
                "  bootstrap_servers: localhost:1 | | field kafka.bootstrap_servers: missing",
                "PT0.1S | soon | field poll_interval: \"soon\", expected a duration",
                "PT0.1S | PT-1S | poll_interval \"PT-1S\", expected a duration",
                "poll_interval: PT0.1S | decimal_mark: dot | field decimal_mark: \"dot\", expected point or comma",
                "linger.ms: 1 | acks: 0 | properties.acks is set, expected not to be",
                "kafka: | kafka: [ | not valid YAML: line",
                "linger.ms: 1 | 'linger.ms: 1\nmail: {server: smtp, from: minga}' | field mail: mail \"minga\", expected a mail address",
                "poll_interval: PT0.1S | 'mail: {server: smtp, form: a@b}' | field mail.form: unknown name, expected one of from, password_file, port",
            })
    void aBadSettingIsSaidWithFileFieldValueAndWhatWasExpected(String good, String bad, String message)
            throws Exception {
        Files.writeString(
                home.resolve("agent.yaml"), SETTINGS.replace(good, bad == null ? "" : bad.isEmpty() ? "''" : bad));

        assertThat(agent("status")).isEqualTo(AgentCommand.REFUSED);

        assertThat(err.toString()).contains("agent.yaml: ", message);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void theProductionClockMayRunAtAnotherRate() throws Exception {
        Files.writeString(
                home.resolve("agent.yaml"),
                SETTINGS
                        + "production_clock: {machine: 2026-11-22T00:00:00Z, reads: 2035-01-01T00:00:00Z, rate: 2880}\n");
        AgentSettings settings = AgentSettingsFile.read(home.resolve("agent.yaml"));
        assertThat(settings.productionClock().instant()).isNotEqualTo(Instant.now());
        assertThat(settings.times().settle()).isEqualTo(Duration.ZERO);
    }

    private int agent(String command, String... options) {
        CommandLine line = AgentCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        arguments[1] = "--config";
        arguments[2] = home.resolve("agent.yaml").toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return line.execute(arguments);
    }
}
