package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

final class TryCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                home.resolve("agent.yaml"),
                "{catalogue: catalogue.yaml, folder: inbox, spool: spool.db, key: key.pem}");
        Files.writeString(
                home.resolve("catalogue.yaml"), Cooperative.CATALOGUE.replace("unit: CLP", "unit: \"{CLP}\""));
    }

    @Test
    void explainsAFileWithoutABrokerAndSendsNothing() throws Exception {
        Path file = Files.writeString(home.resolve("day.csv"), "day,bread,milk\n2026-11-20,7.5,2\n2026-11-31,8,\n");

        assertThat(tryOut("--format", "jsonl", "--today", "2026-11-21", file.toString()))
                .isEqualTo(1);

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("{\"outcome\":\"accepted\",\"file\":\"day.csv\",\"indicator\":\"bread\","
                                        + "\"day\":\"2026-11-20\",\"value\":7.5,\"unit\":\"kg\"}"),
                        line -> assertThat(line)
                                .startsWith(
                                        "{\"outcome\":\"refused\",\"file\":\"day.csv\",\"line\":3,\"column\":\"day\"")
                                .contains("2026-11-31"),
                        line -> assertThat(line)
                                .startsWith("{\"outcome\":\"note\",\"file\":\"day.csv\",\"line\":1,"
                                        + "\"column\":\"milk\""));
        assertThat(home.resolve("spool.db")).doesNotExist();
        assertThat(home.resolve("inbox")).doesNotExist();
        assertThat(file).exists();
    }

    @Test
    void endsWellWhereNothingIsRefused() throws Exception {
        Path file = Files.writeString(home.resolve("day.csv"), "day,bread\n2026-11-20,7\n");

        assertThat(tryOut("--today", "2026-11-21", file.toString())).isZero();
        assertThat(out.toString().lines()).containsExactly("accepted  bread 2026-11-20 7 kg");
    }

    @Test
    void notesAUnitOfTheCatalogueThatIsNotUcum() throws Exception {
        Files.writeString(home.resolve("catalogue.yaml"), Cooperative.CATALOGUE);
        Path file = Files.writeString(home.resolve("day.csv"), "day,bread\n2026-11-20,7\n");

        assertThat(tryOut("--today", "2026-11-21", file.toString())).isZero();
        assertThat(out.toString()).startsWith("note      catalogue.yaml, line 1, column sales: \"CLP\": ");
    }

    @Test
    void refusesADayAfterTheDayGiven() throws Exception {
        Path file = Files.writeString(home.resolve("day.csv"), "day,bread\n2026-11-20,7\n");

        assertThat(tryOut("--today", "2026-11-18", file.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith("refused   day.csv, line 2, column day: ");
    }

    private int tryOut(String... options) {
        CommandLine line = AgentCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 3];
        arguments[0] = "try";
        arguments[1] = "--config";
        arguments[2] = home.resolve("agent.yaml").toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return line.execute(arguments);
    }
}
