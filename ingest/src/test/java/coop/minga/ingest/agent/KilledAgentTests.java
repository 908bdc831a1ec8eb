package coop.minga.ingest.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;

import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.spool.Spool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills an agent process with SIGKILL after each step of processing a file. */
final class KilledAgentTests {
    @TempDir
    private Path home = Path.of("");

    @ParameterizedTest
    @EnumSource(FileProcessor.Step.class)
    void losesNothingAndDoublesNothing(FileProcessor.Step step) throws Exception {
        Cooperative cooperative = Cooperative.at(home);
        cooperative.drop("monday.csv", "day,bread\n2026-11-20,7\n2026-11-21,-8\n");

        killAfter(step);
        try (Agent agent = Agent.open(cooperative.settings())) {
            agent.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> cooperative.files("").isEmpty());
        }

        assertThat(cooperative.stated())
                .containsExactly(new Statement(new IndicatorCode("bread"), LocalDate.of(2026, 11, 20), 7, "kg"));
        assertThat(cooperative.files("refused")).containsExactly("monday.csv", "monday.csv.errors.csv");
        assertThat(Spool.readStatus(cooperative.settings().spool()).files().refusedRows())
                .isEqualTo(1);
    }

    private void killAfter(FileProcessor.Step step) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        home.toString(),
                        step.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = out.readLine();
            while (line != null && !line.equals("reached " + step)) {
                line = out.readLine();
            }
            assertThat(line).isNotNull();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** Reports that it has reached the step, then blocks. */
    static final class Child {
        public static void main(String[] arguments) throws Exception {
            Cooperative cooperative = new Cooperative(Path.of(arguments[0]));
            FileProcessor.Step last = FileProcessor.Step.valueOf(arguments[1]);
            try (Agent agent = Agent.open(cooperative.settings(), Clock.systemUTC(), step -> stay(step, last))) {
                agent.start();
                new CountDownLatch(1).await();
            }
        }

        private static void stay(FileProcessor.Step step, FileProcessor.Step last) {
            if (step != last) {
                return;
            }
            try {
                OutputStream out = System.out;
                out.write(("reached " + step + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                new CountDownLatch(1).await();
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
