package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import coop.minga.ingest.CapturedLog;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.inbox.ProblemLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

final class AgentTests {
    @TempDir
    private Path home = Path.of("");

    private Cooperative cooperative = new Cooperative(home);

    @RegisterExtension
    private final CapturedLog log = new CapturedLog(ProblemLog.class);

    @BeforeEach
    void found() throws IOException {
        cooperative = Cooperative.at(home);
    }

    @Test
    void spoolsWhatIsGoodAndPutsTheFileAway() throws Exception {
        cooperative.drop("monday.csv", "day,bread,sales\n2026-11-20,7,100\n2026-11-21,8,\n");

        runUntilEmpty();

        assertThat(cooperative.stated()).containsExactly(bread(20, 7), sales(20, 100), bread(21, 8));
        assertThat(cooperative.files("done")).containsExactly("monday.csv");
        assertThat(cooperative.files("refused")).isEmpty();
    }

    @Test
    void nothingGoodInAPartlyBadFileIsLost() throws Exception {
        cooperative.drop(
                "monday.csv", "indicator,day,value\nbread,2026-11-20,7\nbread,2026-11-21,-1\nsales,2026-11-21,9\n");

        runUntilEmpty();

        assertThat(cooperative.stated()).containsExactly(bread(20, 7), sales(21, 9));
        assertThat(cooperative.files("done")).isEmpty();
        assertThat(cooperative.files("refused")).containsExactly("monday.csv", "monday.csv.errors.csv");
        assertThat(cooperative.inbox().resolve("refused/monday.csv.errors.csv"))
                .hasContent("file,line,column,value,what to do\nmonday.csv,3,value,-1,"
                        + "This value is not possible. The list of indicators allows 0 to 1000000000000000.");
    }

    @Test
    void anUnknownColumnIsNotedBesideTheFileThatWasTaken() throws Exception {
        cooperative.drop("monday.csv", "day,bread,milk\n2026-11-20,7,9\n");

        runUntilEmpty();

        assertThat(cooperative.stated()).containsExactly(bread(20, 7));
        assertThat(cooperative.files("refused")).isEmpty();
        assertThat(cooperative.files("done")).containsExactly("monday.csv", "monday.csv.notes.csv");
        assertThat(cooperative.inbox().resolve("done/monday.csv.notes.csv"))
                .hasContent("file,line,column,value,what to do\n"
                        + "monday.csv,1,milk,milk,\"The column \"\"milk\"\" was left out. It is none of these indicators:"
                        + " bread, sales. The rest was read.\"");
    }

    @Test
    void aFileThatStatesNothingIsNoted() throws Exception {
        cooperative.drop("monday.csv", "day,bread\n");

        runUntilEmpty();

        assertThat(cooperative.files("done")).containsExactly("monday.csv", "monday.csv.notes.csv");
        assertThat(cooperative.inbox().resolve("done/monday.csv.notes.csv"))
                .content()
                .contains("no value below its first row");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWholeWithOneReason() throws Exception {
        Files.write(cooperative.inbox().resolve("photo.csv"), new byte[] {1, 2, 0, 3});
        cooperative.drop("book.xlsx", "PK");

        runUntilEmpty();

        assertThat(cooperative.stated()).isEmpty();
        assertThat(cooperative.files("refused"))
                .containsExactly("book.xlsx", "book.xlsx.errors.csv", "photo.csv", "photo.csv.errors.csv");
        assertThat(Files.readString(cooperative.inbox().resolve("refused/photo.csv.errors.csv")))
                .contains("not a text file");
    }

    @Test
    void theSameFileAgainStatesNothingAndAnotherValueIsANewStatement() throws Exception {
        cooperative.drop("week.csv", "day,bread\n2026-11-20,7\n2026-11-21,8\n");
        runUntilEmpty();
        cooperative.drop("week.csv", "day,bread\n2026-11-20,7\n2026-11-21,8\n");
        runUntilEmpty();
        cooperative.drop("week.csv", "day,bread\n2026-11-20,7\n2026-11-21,9\n");
        runUntilEmpty();

        assertThat(cooperative.stated()).containsExactly(bread(20, 7), bread(21, 8), bread(21, 9));
        assertThat(cooperative.files("done")).containsExactly("week.csv", "week.csv.notes.csv", "week~2.csv");
    }

    @Test
    void rowsThatComeAfterTheFileWasPutAwayAreStatedToo() throws Exception {
        try (Agent agent = Agent.open(cooperative.settings());
                Writer exporter = Files.newBufferedWriter(cooperative.inbox().resolve("monday.csv"))) {
            exporter.write("day,bread\n2026-11-20,7\n");
            exporter.flush();
            agent.start();
            await().until(() -> cooperative.files("done").equals(List.of("monday.csv")));

            exporter.write("2026-11-21,8\n");
            exporter.flush();

            await().until(() -> agent.status().reports().spooled() == 2);
            await().until(() -> agent.status().words().lastNote().contains("was written to after it was put away"));
        }
        assertThat(cooperative.stated()).containsExactly(bread(20, 7), bread(21, 8));
        assertThat(cooperative.files("done")).containsExactly("monday.csv");
    }

    @Test
    void aRefusedFileThatIsWrittenToTheEndAfterAllIsDone() throws Exception {
        try (Agent agent = Agent.open(cooperative.settings());
                Writer exporter = Files.newBufferedWriter(cooperative.inbox().resolve("monday.csv"))) {
            exporter.write("bread,day\n8,2026-11-");
            exporter.flush();
            agent.start();
            await().until(() -> cooperative.files("refused").contains("monday.csv"));

            exporter.write("21\n");
            exporter.flush();

            await().until(() -> cooperative.files("done").equals(List.of("monday.csv")));
        }
        assertThat(cooperative.stated()).containsExactly(bread(21, 8));
        assertThat(cooperative.files("refused")).isEmpty();
    }

    @Test
    void twoYearsOfTenIndicatorsAreSpooledInOneStepAsFewReports() throws Exception {
        StringBuilder catalogue = new StringBuilder(Cooperative.CATALOGUE);
        StringBuilder history = new StringBuilder("indicator,day,value\n");
        for (int code = 0; code < 10; code++) {
            catalogue.append("  - {code: i" + code + ", names: {en: I}, unit: kg, nature: flow, good_direction: up}\n");
            for (int day = 0; day < 730; day++) {
                history.append("i" + code + "," + LocalDate.of(2026, 11, 21).minusDays(day) + "," + day + ".5\n");
            }
        }
        Files.writeString(cooperative.settings().catalogue(), catalogue);
        cooperative.drop("history.csv", history.toString());
        List<FileProcessor.Step> steps = new CopyOnWriteArrayList<>();

        try (Agent agent = Agent.open(cooperative.settings(), Clock.systemUTC(), steps::add)) {
            runUntilEmpty(agent);
            assertThat(agent.status().reports().spooled()).isEqualTo(8);
        }

        assertThat(steps)
                .containsExactly(FileProcessor.Step.READ, FileProcessor.Step.SPOOLED, FileProcessor.Step.ARCHIVED);
        assertThat(cooperative.stated()).hasSize(7300);
    }

    @Test
    void filesWaitUntilABrokenCatalogueIsMended() throws Exception {
        try (Agent agent = Agent.open(cooperative.settings())) {
            Files.writeString(cooperative.settings().catalogue(), "federation: [");
            cooperative.drop("monday.csv", "day,bread\n2026-11-20,7\n");
            agent.start();
            await().until(() -> said("files wait until the catalogue is mended"));
            assertThat(cooperative.files("")).containsExactly("monday.csv");
            assertThat(agent.status().reports().spooled()).isZero();
            assertThat(agent.status().words().problem()).contains("files wait until the catalogue is mended");

            Files.writeString(cooperative.settings().catalogue(), Cooperative.CATALOGUE);

            await().untilAsserted(() -> assertThat(cooperative.files("done")).containsExactly("monday.csv"));
            assertThat(agent.status().reports().spooled()).isEqualTo(1);
            assertThat(agent.status().words().problem()).doesNotContain("catalogue");
        }
    }

    @Test
    void afterAnErrorInOneFileTheNextOneIsReadAndTheErrorIsAProblemInTheStatusUntilItIsOver() throws Exception {
        cooperative.drop("first.csv", "day,bread\n2026-11-20,7\n");
        cooperative.drop("second.csv", "day,bread\n2026-11-21,8\n");
        Files.setLastModifiedTime(cooperative.inbox().resolve("first.csv"), FileTime.from(Instant.EPOCH));
        AtomicBoolean memoryLacks = new AtomicBoolean(true);
        AtomicInteger reads = new AtomicInteger();
        try (Agent agent = Agent.open(cooperative.settings(), Clock.systemUTC(), step -> {
            if (step == FileProcessor.Step.READ && reads.incrementAndGet() != 2 && memoryLacks.get()) {
                throw new OutOfMemoryError("Java heap space");
            }
        })) {
            agent.start();
            await().until(() -> reads.get() > 3);
            assertThat(cooperative.files("done")).containsExactly("second.csv");
            assertThat(agent.status().words().problem()).contains("first.csv", "OutOfMemoryError: Java heap space");
            assertThat(log.lines()).hasSize(1);

            memoryLacks.set(false);

            await().untilAsserted(
                            () -> assertThat(cooperative.files("done")).containsExactly("first.csv", "second.csv"));
            await().untilAsserted(
                            () -> assertThat(agent.status().words().problem()).doesNotContain("first.csv"));
        }
    }

    @Test
    void anErrorThatEndsARoundIsAProblemInTheStatusAndTheNextRoundReadsTheFile() throws Exception {
        cooperative.drop("monday.csv", "day,bread\n2026-11-20,7\n");
        AtomicBoolean memoryLacks = new AtomicBoolean(true);
        try (Agent agent = Agent.open(cooperative.settings(), Clock.systemUTC(), step -> {
            if (memoryLacks.get()) {
                throw new Unspeakable();
            }
        })) {
            agent.start();
            await().untilAsserted(() -> assertThat(agent.status().words().problem())
                    .contains("the agent itself failed", "no memory for words"));

            memoryLacks.set(false);

            await().untilAsserted(() -> assertThat(cooperative.files("done")).containsExactly("monday.csv"));
            await().untilAsserted(() ->
                    assertThat(agent.status().words().problem()).doesNotContain("the agent itself failed"));
        }
    }

    @Test
    void doesNotOpenWithoutItsKeyOrCatalogue() throws Exception {
        Files.delete(cooperative.settings().key());
        assertThatThrownBy(() -> Agent.open(cooperative.settings()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContainingAll("key.pem", "minga agent keys");

        Files.delete(cooperative.settings().catalogue());
        assertThatThrownBy(() -> Agent.open(cooperative.settings())).hasMessageContaining("catalogue.yaml");
    }

    @Test
    void anUnansweredReportWaitsForTheNextRun() throws Exception {
        cooperative.drop("monday.csv", "day,bread\n2026-11-20,7\n");
        try (Agent agent = Agent.open(cooperative.settings())) {
            assertThat(agent.runOnce(Duration.ofSeconds(2))).isEqualTo(new RunResult.Incomplete());
            assertThat(agent.status().reports().waiting()).isEqualTo(1);
        }
        assertThat(cooperative.stated()).containsExactly(bread(20, 7));
    }

    @Test
    void aRunThatEndsBeforeAFileIsLeftAloneIsIncomplete() throws Exception {
        cooperative.drop("monday.csv", "day,bread\n2026-11-20,7");
        try (Agent agent = Agent.open(cooperative.settings(home.resolve("spool.db"), Duration.ofHours(1)))) {
            assertThat(agent.runOnce(Duration.ofSeconds(1))).isEqualTo(new RunResult.Incomplete());
        }
        assertThat(cooperative.files("")).containsExactly("monday.csv");
    }

    @Test
    void onAFullDiskTheFileStaysAndIsTakenUpWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(home.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "minga-test", disk.toString()))
                .as("a small disk can be mounted, which takes root on Linux")
                .isZero();
        try (Agent agent = Agent.open(cooperative.settings(disk.resolve("spool.db")))) {
            Path filler = Files.write(disk.resolve("filler"), new byte[900_000]);
            StringBuilder history = new StringBuilder("day,bread\n");
            LocalDate.of(2015, 1, 1).datesUntil(LocalDate.of(2020, 1, 1)).forEach(day -> history.append(day + ",1\n"));
            cooperative.drop("history.csv", history.toString());
            agent.start();
            await().until(() -> said("files stay where they are") && said("is full or cannot be written"));
            assertThat(cooperative.files("")).containsExactly("history.csv");
            assertThat(agent.status().reports().spooled()).isZero();

            Files.delete(filler);

            await().untilAsserted(() -> assertThat(cooperative.files("done")).containsExactly("history.csv"));
            assertThat(agent.status().reports().spooled()).isEqualTo(2);
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void anAgentThatWasNeverStartedLetsGoOfItsSpoolAndDoesNotStartAnyMore() throws Exception {
        Agent agent = Agent.open(cooperative.settings());
        agent.close();

        Agent.open(cooperative.settings()).close();
        assertThatThrownBy(agent::start).isInstanceOf(IllegalStateException.class);
    }

    private boolean said(String words) {
        return log.lines().stream().anyMatch(line -> line.contains(words));
    }

    private void runUntilEmpty() throws Exception {
        try (Agent agent = Agent.open(cooperative.settings())) {
            runUntilEmpty(agent);
        }
    }

    private void runUntilEmpty(Agent agent) {
        agent.start();
        await().atMost(Duration.ofMinutes(2)).until(() -> cooperative.files("").isEmpty());
    }

    /** Cannot be put into words, as when memory lacks. */
    private static final class Unspeakable extends Error {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new OutOfMemoryError("no memory for words");
        }
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }

    private static Statement bread(int dayOfNovember, double value) {
        return new Statement(new IndicatorCode("bread"), LocalDate.of(2026, 11, dayOfNovember), value, "kg");
    }

    private static Statement sales(int dayOfNovember, double value) {
        return new Statement(new IndicatorCode("sales"), LocalDate.of(2026, 11, dayOfNovember), value, "CLP");
    }
}
