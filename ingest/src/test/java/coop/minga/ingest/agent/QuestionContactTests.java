package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.notice.MailSettings;
import coop.minga.ingest.notice.SmtpServer;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.StoredQuestion;
import coop.minga.ingest.settings.AgentSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** The person who may know is named wherever a question is, and gets it by mail. */
final class QuestionContactTests {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path home = Path.of("");

    private Cooperative cooperative = new Cooperative(home);

    @BeforeEach
    void found() throws IOException {
        cooperative = Cooperative.at(home);
    }

    @Test
    void thePersonWhoMayKnowIsNamedWithTheQuestionInTheStatusAndBesideTheFile() throws Exception {
        name("{name: Ana Rojas, mail: ana@pan.example}", "{name: José Núñez, mail: jose@pan.example}");
        drop("day.csv", "day,bread,sales\n2026-11-09,1.187,2.345\n2026-11-10,monday,1\n", 0);
        run();

        assertThat(questions())
                .extracting(StoredQuestion::id, StoredQuestion::contact)
                .containsExactlyInAnyOrder(
                        tuple("decimal-mark bread", "Ana Rojas <ana@pan.example>"),
                        tuple("decimal-mark sales", "José Núñez <jose@pan.example>"));
        assertThat(cooperative.inbox().resolve("waiting/day.csv.errors.csv"))
                .content()
                .contains("point for 1.187. Who may know: Ana Rojas <ana@pan.example>")
                .contains("point for 2.345. Who may know: José Núñez <jose@pan.example>");
        Files.writeString(
                home.resolve("agent.yaml"),
                "{catalogue: catalogue.yaml, folder: inbox, spool: spool.db, key: key.pem, language: es}");
        assertThat(agent("status"))
                .contains("who may know  Ana Rojas <ana@pan.example>", "who may know  José Núñez <jose@pan.example>");
        assertThat(agent("status", "--format", "json")).contains("\"contact\":\"Ana Rojas <ana@pan.example>\"");
        assertThat(agent("answer")).contains("Quien puede saberlo: José Núñez <jose@pan.example>");
        assertThat(agent("answer", "1", "comma")).contains("comma.");
        assertThat(questions()).extracting(StoredQuestion::contact).containsExactly("José Núñez <jose@pan.example>");
    }

    @Test
    void aRunningAgentMailsWhatItAsksAndASingleRunDoesToo() throws Exception {
        name("{name: Ana Rojas, mail: ana@pan.example}", "{name: José Núñez, mail: jose@pan.example}");
        try (SmtpServer server = SmtpServer.start(0)) {
            drop("day.csv", "day,bread,sales\n2026-11-09,604,1.187\n", 0);
            try (Agent agent = Agent.open(withMail(server.port()))) {
                agent.start();
                await().until(() -> server.mails().size() == 1);
            }
            assertThat(server.mails().getFirst().getSubject()).isEqualTo("Minga asks about a file of Pan del Sur");

            drop("other.csv", "day,bread,people\n2026-11-10,1.187,1\n", 1);
            try (Agent agent = Agent.open(withMail(server.port()))) {
                agent.runOnce(Duration.ZERO);
            }
            assertThat(server.mails().getLast().getAllRecipients()[0]).hasToString("Ana Rojas <ana@pan.example>");
            assertThat(server.mails()).hasSize(2);
        }
    }

    @Test
    void aMailServerThatSaysNothingHoldsUpNoFile() throws Exception {
        name("{name: Ana Rojas, mail: ana@pan.example}", "{name: José Núñez, mail: jose@pan.example}");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Agent agent = Agent.open(withMail(silent.getLocalPort()))) {
            drop("day.csv", "day,bread,sales\n2026-11-09,604,1.187\n", 0);
            agent.start();
            try (Socket waiting = silent.accept()) {
                drop("next.csv", "day,bread\n2026-11-10,591\n", 1);
                await().until(() -> cooperative.files("done").contains("next.csv"));
                assertThat(waiting.isConnected()).isTrue();
            }
        }
        assertThat(cooperative.stated()).containsExactly(bread(9, 604), bread(10, 591));
    }

    private AgentSettings withMail(int port) {
        AgentSettings plain = cooperative.settings();
        return new AgentSettings(
                plain.files(),
                plain.broker(),
                plain.times(),
                plain.decimalMark(),
                plain.language(),
                plain.productionClock(),
                new MailSettings("localhost", port, false, "minga@pan.example", null, null));
    }

    /** Names people in the catalogue: for all files, and for the indicator sales. */
    private void name(String files, String sales) throws IOException {
        Files.writeString(
                cooperative.settings().catalogue(),
                Cooperative.CATALOGUE
                        .replace("indicators:", "contact: " + files + "\nindicators:")
                        .replace("unit: CLP,", "unit: CLP, contact: " + sales + ","));
    }

    private void drop(String name, String text, int minutes) throws IOException {
        cooperative.drop(name, text);
        Files.setLastModifiedTime(
                cooperative.inbox().resolve(name), FileTime.from(MORNING.plus(Duration.ofMinutes(minutes))));
    }

    private void run() throws Exception {
        try (Agent agent = Agent.open(cooperative.settings())) {
            agent.runOnce(Duration.ZERO);
        }
    }

    private AnswersFile answers() {
        return new AnswersFile(cooperative.settings().answers());
    }

    private List<StoredQuestion> questions() throws Exception {
        return answers().read().stream().filter(StoredQuestion::open).toList();
    }

    private String agent(String command, String... options) {
        StringWriter said = new StringWriter();
        CommandLine line = AgentCommand.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "--config";
        arguments[options.length + 2] = home.resolve("agent.yaml").toString();
        line.execute(arguments);
        return said.toString();
    }

    private static Statement bread(int dayOfNovember, double value) {
        return new Statement(new IndicatorCode("bread"), LocalDate.of(2026, 11, dayOfNovember), value, "kg");
    }
}
