package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.AnswersFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code try} treats values beside those stated before as {@code run} does. */
final class TryOlderValuesTests {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final String BOTH_DAYS = "day,bread\n2026-11-19,600\n2026-11-20,604\n";

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path home = Path.of("");

    private Cooperative cooperative = new Cooperative(home);

    @BeforeEach
    void found() throws IOException {
        cooperative = Cooperative.at(home);
        Files.writeString(
                home.resolve("agent.yaml"),
                "{catalogue: catalogue.yaml, folder: inbox, spool: spool.db, key: key.pem, language: en}");
        Files.writeString(
                home.resolve("catalogue.yaml"), Cooperative.CATALOGUE.replace("unit: CLP", "unit: \"{CLP}\""));
    }

    @Test
    void aValueOfAnOlderFileIsAsked() throws Exception {
        taken("newer.csv", "day,bread\n2026-11-20,640\n", 5);

        assertThat(tried("older.csv", BOTH_DAYS, 1)).isEqualTo(AgentCommand.REFUSED);

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("accepted  bread 2026-11-19 600 kg"),
                        line -> assertThat(line)
                                .startsWith(
                                        "asked     older.csv, line 1, column bread: 604: bread of 2026-11-20 is 640"));
        assertThat(ran("older.csv", BOTH_DAYS, 1)).containsExactly("bread 2026-11-19 600");
    }

    @Test
    void aValueThatWasCorrectedSinceIsAsked() throws Exception {
        taken("1.csv", "day,bread\n2026-11-20,604\n", 0);
        taken("2.csv", "day,bread\n2026-11-20,640\n", 1);

        assertThat(tried("3.csv", BOTH_DAYS, 2)).isEqualTo(AgentCommand.REFUSED);

        assertThat(out.toString().lines()).hasSize(2).anyMatch(line -> line.startsWith("asked     3.csv"));
        assertThat(ran("3.csv", BOTH_DAYS, 2)).containsExactly("bread 2026-11-19 600");
    }

    @Test
    void aValueThatWasWithdrawnIsAsked() throws Exception {
        taken("1.csv", "day,bread\n2026-11-20,604\n", 0);
        taken("2.csv", "day,bread\n2026-11-20,WITHDRAW\n", 1);

        assertThat(tried("3.csv", BOTH_DAYS, 2)).isEqualTo(AgentCommand.REFUSED);

        assertThat(out.toString()).contains("asked ", "bread of 2026-11-20 was withdrawn.");
        assertThat(ran("3.csv", BOTH_DAYS, 2)).containsExactly("bread 2026-11-19 600");
    }

    @Test
    void aValueThatSomebodyAgreedToIsAccepted() throws Exception {
        taken("newer.csv", "day,bread\n2026-11-20,640\n", 5);
        taken("older.csv", BOTH_DAYS, 1);
        answers().answer(1, "as-written");

        assertThat(tried("older.csv", BOTH_DAYS + "\n", 1)).isZero();

        assertThat(out.toString()).contains("accepted  bread 2026-11-20 604 kg");
        assertThat(ran("older.csv", BOTH_DAYS + "\n", 1)).contains("bread 2026-11-20 604");
    }

    @Test
    void aValueThatSomebodyLeftOutIsNotAccepted() throws Exception {
        taken("newer.csv", "day,bread\n2026-11-20,640\n", 5);
        taken("older.csv", BOTH_DAYS, 1);
        answers().answer(1, "leave-out");

        assertThat(tried("older.csv", BOTH_DAYS + "\n", 1)).isZero();

        assertThat(out.toString().lines()).containsExactly("accepted  bread 2026-11-19 600 kg");
        assertThat(ran("older.csv", BOTH_DAYS + "\n", 1)).doesNotContain("bread 2026-11-20 604");
    }

    @Test
    void ofAFileThatWasTakenBeforeCorrectedValuesAreLeftOut() throws Exception {
        taken("1.csv", BOTH_DAYS, 0);
        taken("2.csv", "day,bread\n2026-11-20,640\n", 1);

        assertThat(tried("1-again.csv", BOTH_DAYS, 2)).isZero();

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("accepted  bread 2026-11-19 600 kg"),
                        line -> assertThat(line)
                                .startsWith("note      1-again.csv, line 1: This very file was taken before.")
                                .endsWith("stay so: 1."));
        assertThat(ran("1-again.csv", BOTH_DAYS, 2)).isEmpty();
    }

    @Test
    void aFileThatWaitsForAnAnswerIsReadAsTheAgentWillReadIt() throws Exception {
        taken("newer.csv", "day,bread\n2026-11-20,640\n", 5);
        taken("older.csv", BOTH_DAYS, 1);

        assertThat(run(cooperative.inbox().resolve("waiting/older.csv"))).isEqualTo(AgentCommand.REFUSED);

        assertThat(out.toString()).contains("asked     older.csv").doesNotContain("note ");
    }

    /** The values that a run states of the file. */
    private List<String> ran(String name, String text, int minutes) throws Exception {
        int before = cooperative.stated().size();
        taken(name, text, minutes);
        return cooperative.stated().stream()
                .skip(before)
                .map(each -> each.indicator() + " " + each.day() + " " + Message.plain(each.value()))
                .toList();
    }

    private void taken(String name, String text, int minutes) throws Exception {
        write(cooperative.inbox().resolve(name), text, minutes);
        try (Agent agent = Agent.open(cooperative.settings())) {
            agent.runOnce(Duration.ZERO);
        }
    }

    /** Tries the file, which changes no file. */
    private int tried(String name, String text, int minutes) throws IOException {
        Path file = write(home.resolve(name), text, minutes);
        Map<Path, String> before = contents();
        int code = run(file);
        assertThat(contents()).isEqualTo(before);
        return code;
    }

    private int run(Path file) {
        CommandLine line = AgentCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        return line.execute(
                "try", "--config", home.resolve("agent.yaml").toString(), "--today", "2026-11-22", file.toString());
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                contents.put(each, new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private static Path write(Path file, String text, int minutes) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(MORNING.plus(Duration.ofMinutes(minutes))));
        return file;
    }

    private AnswersFile answers() {
        return new AnswersFile(cooperative.settings().answers());
    }
}
