package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

import coop.minga.deploy.check.MutantTrial.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every promise has effective tests: each mutant fails its test. Several at once, since their tests mostly wait. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
final class MutantsIntegrationTests {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final Path TREE = MODULE.resolve("../..").normalize();

    /** Grows with each trial, so that a run that is cut keeps it; {@code ./minga verify} prints it at the end. */
    private static final Path TABLE = MODULE.resolve("target/mutants.txt");

    private final MutantTrial trial = new MutantTrial(TREE, MODULE.resolve("target/mutants"));

    static List<Mutant> mutants() {
        return Mutant.read(MODULE.resolve("mutants.txt"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void isNoticed(Mutant mutant) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var outcome = trial.of(mutant);
        var seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        add("%s  %-8s %3d s  %s  (%s)%n"
                .formatted(mutant.promise(), verdict(outcome), seconds, mutant.breaks(), mutant.test()));
        assertThat(outcome).as(mutant.breaks()).isInstanceOf(Outcome.Killed.class);
    }

    private static String verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Killed _ -> "killed";
            case Outcome.Survived _ -> "SURVIVED";
            case Outcome.Unusable _ -> "UNUSABLE";
        };
    }

    private static synchronized void add(String line) throws IOException {
        Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
