package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

import coop.minga.ingest.CapturedLog;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.inbox.ProblemLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Files that the agent has to read more than once. */
final class RepeatedFilesTests {
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
    void aFileThatIsReplacedWhileItIsReadStatesTheNewValuesOnlyAndThatIsSaid() throws Exception {
        cooperative.drop("monday.csv", "day,bread\n2026-11-20,7\n");
        AtomicInteger reads = new AtomicInteger();
        try (Agent agent = Agent.open(cooperative.settings(), Clock.systemUTC(), step -> {
            if (step == FileProcessor.Step.READ && reads.incrementAndGet() == 1) {
                replace("monday.csv", "day,bread\n2026-11-20,70\n2026-11-21,8\n");
            }
        })) {
            agent.start();
            await().untilAsserted(() -> assertThat(cooperative.files("done")).containsExactly("monday.csv"));
            assertThat(log.lines())
                    .anyMatch(words -> words.contains("monday.csv was replaced or written to while it was read"));
            await().untilAsserted(
                            () -> assertThat(agent.status().words().problem()).doesNotContain("monday.csv"));
        }
        assertThat(cooperative.stated()).containsExactly(bread(20, 70), bread(21, 8));
    }

    @Test
    void aWaitingFileThatFailsOnceIsTriedAgainAndNamedInTheStatusUntilThen() throws Exception {
        Files.writeString(
                Files.createDirectories(cooperative.inbox().resolve("waiting")).resolve("monday.csv"),
                "day,bread\n2026-11-20,7\n");
        AtomicInteger reads = new AtomicInteger();
        try (Agent agent = Agent.open(cooperative.settings(), Clock.systemUTC(), step -> {
            if (step == FileProcessor.Step.READ && reads.incrementAndGet() == 1) {
                throw new UncheckedIOException(new IOException("Resource temporarily unavailable"));
            }
        })) {
            agent.start();
            await().untilAsserted(() -> assertThat(agent.status().words().problem())
                    .contains("waiting/monday.csv", "is retried", "temporarily unavailable"));

            await().untilAsserted(() -> assertThat(cooperative.files("done")).containsExactly("monday.csv"));
            await().untilAsserted(
                            () -> assertThat(agent.status().words().problem()).doesNotContain("monday.csv"));
        }
        assertThat(cooperative.stated()).containsExactly(bread(20, 7));
    }

    private void replace(String name, String text) {
        try {
            cooperative.drop(name, text);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Statement bread(int dayOfNovember, double value) {
        return new Statement(new IndicatorCode("bread"), LocalDate.of(2026, 11, dayOfNovember), value, "kg");
    }
}
