package coop.minga.ingest.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.StoredQuestion;
import coop.minga.ingest.spool.Spool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Doubtful values of a file wait for an answer; the others are sent. */
final class QuestionsTests {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path home = Path.of("");

    private Cooperative cooperative = new Cooperative(home);

    @BeforeEach
    void found() throws IOException {
        cooperative = Cooperative.at(home);
    }

    @Test
    void whatIsClearIsSentAndTheRestWaitsForOneAnswerThatHoldsForTheSource() throws Exception {
        drop("week-46.csv", "day;bread;sales\n2026-11-09;604,5;1.187\n2026-11-10;591;942\n", 0);
        run();

        assertThat(cooperative.stated()).containsExactly(bread(9, 604.5), bread(10, 591), sales(10, 942));
        assertThat(cooperative.files("waiting")).containsExactly("week-46.csv", "week-46.csv.errors.csv");
        assertThat(questions()).singleElement().satisfies(open -> {
            assertThat(open.id()).isEqualTo("decimal-mark sales");
            assertThat(open.english()).contains("1187 or 1.187");
            assertThat(open.spanish()).contains("1187 o 1.187");
        });

        answers().answer(1, "comma");
        run();
        assertThat(cooperative.stated()).endsWith(sales(9, 1187));
        assertThat(cooperative.files("waiting")).isEmpty();
        assertThat(cooperative.files("done")).containsExactly("week-46.csv");

        drop("week-47.csv", "day;bread;sales\n2026-11-16;604;2.345\n", 1);
        run();
        assertThat(cooperative.stated()).endsWith(bread(16, 604), sales(16, 2345));
    }

    @Test
    void aRunningAgentGoesOnWhenSomebodyEditsTheAnswers() throws Exception {
        drop("day.csv", "indicator,day,value\nbread,2026-11-09,1\nbread,2026-11-09,2\nsales,2026-11-09,5\n", 0);
        try (Agent agent = Agent.open(cooperative.settings())) {
            agent.start();
            await().until(() -> cooperative.files("waiting").contains("day.csv"));
            await().until(() -> agent.status().words().lastNote().contains("wait for an answer"));

            Path file = cooperative.settings().answers();
            Files.writeString(file, Files.readString(file).replace("answer: \"\"", "answer: sum"));

            await().until(() -> cooperative.files("done").contains("day.csv"));
        }
        assertThat(cooperative.stated()).containsExactly(sales(9, 5), bread(9, 3));
    }

    @Test
    void theVerySameFileAgainStatesNothingAndTheCorrectionStays() throws Exception {
        String monday = "day,bread\n2026-11-09,604\n2026-11-10,591\n";
        drop("1-monday.csv", monday, 0);
        run();
        drop("2-corrected.csv", "day,bread\n2026-11-09,640\n", 1);
        run();
        drop("1-monday.csv", monday, 2);
        run();

        assertThat(cooperative.stated()).containsExactly(bread(9, 604), bread(10, 591), bread(9, 640));
        assertThat(questions()).isEmpty();
        try (Spool spool = Spool.open(cooperative.settings().spool(), Cooperative.CLOCK)) {
            assertThat(spool.status().words().lastNote()).contains("This very file was taken before", "stay so: 1");
        }
    }

    @Test
    void aFileThatBringsACorrectedValueBackIsAsked() throws Exception {
        drop("1.csv", "day,bread\n2026-11-09,604\n", 0);
        run();
        drop("2.csv", "day,bread\n2026-11-09,640\n", 1);
        run();
        drop("3.csv", "day,bread\n2026-11-09,604\n2026-11-10,591\n", 2);
        run();

        assertThat(cooperative.stated()).containsExactly(bread(9, 604), bread(9, 640), bread(10, 591));
        assertThat(questions()).extracting(StoredQuestion::id).containsExactly("value bread 2026-11-09 604 over 640");

        answers().answer(1, "as-written");
        run();
        assertThat(cooperative.stated()).endsWith(bread(9, 604));
    }

    @Test
    void anOlderFileDoesNotOverruleANewerOneUnasked() throws Exception {
        drop("b.csv", "day,bread\n2026-11-09,640\n", 5);
        run();
        drop("a.csv", "day,bread\n2026-11-09,604\n", 1);
        run();

        assertThat(cooperative.stated()).containsExactly(bread(9, 640));
        assertThat(questions()).hasSize(1);
        answers().answer(1, "leave-out");
        run();
        assertThat(cooperative.stated()).containsExactly(bread(9, 640));
        assertThat(cooperative.files("waiting")).isEmpty();
    }

    @Test
    void anAnswerAboutTheSizeOfAValueDoesNotBringItBackAfterItsCorrection() throws Exception {
        StringBuilder days = new StringBuilder("day,bread\n");
        for (int day = 1; day <= 8; day++) {
            days.append("2026-11-0" + day + "," + (600 + day) + "\n");
        }
        drop("week-1.csv", days + "2026-11-09,6040\n", 0);
        run();
        answers().answer(1, "as-written");
        run();
        assertThat(cooperative.stated()).endsWith(bread(9, 6040));
        drop("week-2.csv", "day,bread\n2026-11-09,604\n", 1);
        run();

        drop("week-3.csv", days + "2026-11-09,6040\n\n", 2);
        run();

        assertThat(cooperative.stated()).endsWith(bread(9, 604));
        assertThat(questions()).hasSize(1);
    }

    @Test
    void anAnswerAboutOneCorrectionDoesNotOverruleTheNext() throws Exception {
        drop("day-1.csv", "day,bread\n2026-11-09,604\n", 0);
        run();
        drop("day-2.csv", "day,bread\n2026-11-09,640\n", 1);
        run();
        drop("day-3.csv", "day,bread\n2026-11-09,604\n\n", 2);
        run();
        answers().answer(1, "as-written");
        run();
        assertThat(cooperative.stated()).endsWith(bread(9, 604));
        drop("day-4.csv", "day,bread\n2026-11-09,650\n", 3);
        run();

        drop("day-5.csv", "day,bread\n2026-11-09,604\n\n\n", 4);
        run();

        assertThat(cooperative.stated()).endsWith(bread(9, 650));
        assertThat(questions()).hasSize(1);
    }

    @Test
    void anOpenQuestionOfTheVersionBeforeGivesWayToTheOneThatTakesItsPlace() throws Exception {
        drop("day.csv", "day;bread\n2026-11-09;1.187.200\n2026-11-10;1187.2\n", 0);
        run();
        Path file = cooperative.settings().answers();
        String asked = questions().getFirst().id();
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^(\\W+question:).*", "$1 value bread 1187.2"));
        assertThat(questions()).extracting(StoredQuestion::id).containsExactly("value bread 1187.2");

        run();

        assertThat(questions()).extracting(StoredQuestion::id).containsExactly(asked);
    }

    @Test
    void filesAreTakenByTheirTimeNotTheirName() throws Exception {
        drop("a-later.csv", "day,bread\n2026-11-09,640\n", 5);
        drop("b-earlier.csv", "day,bread\n2026-11-09,604\n", 1);
        run();

        assertThat(cooperative.stated()).containsExactly(bread(9, 604), bread(9, 640));
    }

    @Test
    void theCommandsShowAndSettleWhatIsAsked() throws Exception {
        Files.writeString(
                home.resolve("agent.yaml"),
                "{catalogue: catalogue.yaml, folder: inbox, spool: spool.db, key: key.pem, language: es}");
        assertThat(agent("answer")).contains("No hay preguntas.");
        drop("day.csv", "day,bread,sales\n2026-11-09,604,1.187\n", 0);
        run();

        assertThat(agent("answer"))
                .contains("1  day.csv ", "decimal-mark sales", "¿\"1.187\" es 1187 o 1.187?", "point | comma");
        assertThat(agent("status")).contains("questions     1");
        assertThat(agent("status", "--format", "json"))
                .contains("\"questions\":[{", "\"values_accepted\":1", "\"values_taken\":1");
        assertThat(agent("files"))
                .contains("day.csv: datos aceptados, 1; filas no aceptadas, 0; escrito 2026-11-22T08:00:00Z");
        assertThat(agent("answer", "1", "semicolon")).contains("expected one of point, comma");
        assertThat(agent("answer", "1", "point")).contains("decimal-mark sales: point.");
        assertThat(questions()).isEmpty();
    }

    @Test
    void aTerminalShowsWhatIsAskedOnceAndTakesTheAnswer() throws Exception {
        StringWriter said = new StringWriter();
        TerminalQuestions terminal = new TerminalQuestions(answers(), Locale.of("es"), new PrintWriter(said));
        terminal.showNew();
        assertThat(said.toString()).isEmpty();

        drop("day.csv", "day,bread,sales\n2026-11-09,604,1.187\n", 0);
        run();
        terminal.showNew();
        terminal.showNew();
        assertThat(said.toString())
                .containsOnlyOnce("¿\"1.187\" es 1187 o 1.187?")
                .endsWith("y Enter.\n");

        terminal.read(new BufferedReader(new StringReader("yes\r\n1 semicolon\r\n\r\n1 comma\r\n")));
        assertThat(said.toString())
                .contains("expected one of point, comma")
                .endsWith("Los archivos que esperan siguen solos.\n");
        assertThat(questions()).isEmpty();
        run();
        assertThat(cooperative.stated()).endsWith(sales(9, 1187));
    }

    @Test
    void rowsThatAProgramAppendsAfterARestartAreTaken() throws Exception {
        drop("plc.csv", "day,bread\n2026-11-09,604\n", 0);
        run();
        Path done = cooperative.inbox().resolve("done/plc.csv");
        Files.writeString(done, "day,bread\n2026-11-09,604\n2026-11-10,591\n");
        Files.setLastModifiedTime(done, FileTime.from(MORNING.plus(Duration.ofHours(3))));
        run();
        run();

        assertThat(cooperative.stated()).containsExactly(bread(9, 604), bread(10, 591));
        assertThat(cooperative.files("done")).containsExactly("plc.csv");
    }

    @Test
    void aRunThatWithholdsRowsEndsWithOne() throws Exception {
        drop("day.csv", "day,bread\nmonday,604\n", 0);
        try (Agent agent = Agent.open(cooperative.settings())) {
            agent.runOnce(Duration.ofSeconds(10));
            assertThat(agent.unstatedRows()).isEqualTo(1);
        }
    }

    @Test
    void filesOfTheSystemAndConflictedCopiesAreNamedAndLeftAlone() throws Exception {
        List<String> foreign = List.of("Thumbs.db", "day (conflicted copy 2026-11-21).csv", "~$book.xlsx");
        for (String name : foreign) {
            drop(name, "day,bread\n2026-11-09,604\n", 0);
        }
        run();

        assertThat(cooperative.stated()).isEmpty();
        assertThat(cooperative.files("")).containsExactlyInAnyOrderElementsOf(foreign);
        assertThat(Spool.readStatus(cooperative.settings().spool()).words().problem())
                .contains("Thumbs.db", "conflicted copy");
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

    private static Statement sales(int dayOfNovember, double value) {
        return new Statement(new IndicatorCode("sales"), LocalDate.of(2026, 11, dayOfNovember), value, "CLP");
    }
}
