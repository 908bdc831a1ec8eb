package coop.minga.ingest.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.code_intelligence.jazzer.Jazzer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Jazzer looks for bytes at which a reader of the agent fails otherwise than by its own refusal. */
final class FuzzingTests {
    private static final Logger LOG = LoggerFactory.getLogger(FuzzingTests.class);
    private static final int SECONDS = 60;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Tag("long")
    void aMinuteOfFuzzingFindsOnlyTheReadersOwnRefusals() throws Exception {
        String said = fuzz(FuzzTarget.class, SECONDS);

        assertThat(said).containsPattern("Done [0-9]{3,} runs in").doesNotContain("== Java Exception");
    }

    @Test
    @Tag("long")
    void aReaderThatFailsOtherwiseIsFound() throws Exception {
        assertThat(fuzz(Failing.class, SECONDS)).contains("== Java Exception: java.lang.ArithmeticException");
    }

    @Test
    void everySampleToBeginWithIsReadOrRefused() throws IOException {
        for (byte[] seed : FuzzTarget.seeds()) {
            FuzzTarget.fuzzerTestOneInput(seed);
        }
    }

    /** Prints the seed of the run, and with a finding its bytes in base 64. */
    private String fuzz(Class<?> target, int seconds) throws Exception {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        for (byte[] seed : FuzzTarget.seeds()) {
            Files.write(corpus.resolve("seed-" + corpusSize(corpus)), seed);
        }
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Jazzer.class.getName(),
                "--target_class=" + target.getName(),
                "--instrumentation_includes=coop.minga.ingest.**",
                "--custom_hook_includes=coop.minga.ingest.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + seconds,
                "-max_len=2048",
                "-timeout=20",
                "-rss_limit_mb=0",
                corpus.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(5L * seconds, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(log, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.matches("INFO: (Instr|Load|New).*|#[0-9]+\\s.*|0x.*"))
                .collect(Collectors.joining("\n"));
        said.lines()
                .filter(line -> line.matches("INFO: Seed.*|Done .*|== Java.*|Base64.*"))
                .forEach(line -> LOG.info("{}", line));
        return said;
    }

    private static long corpusSize(Path corpus) throws IOException {
        try (var files = Files.list(corpus)) {
            return files.count();
        }
    }

    /** Fails at each catalogue. */
    public static final class Failing {
        private Failing() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            if (bytes.length > 0 && bytes[0] == FuzzTarget.CATALOGUE) {
                throw new ArithmeticException("found");
            }
        }
    }
}
