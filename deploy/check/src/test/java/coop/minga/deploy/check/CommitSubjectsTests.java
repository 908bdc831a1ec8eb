package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs {@code .ci/subjects} in temporary repositories. */
final class CommitSubjectsTests {
    private static final Path SCRIPT = Path.of(System.getProperty("basedir", "."), "..", "..", ".ci", "subjects")
            .toAbsolutePath()
            .normalize();
    private static final List<String> GIT =
            List.of("git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false");

    @TempDir
    private Path folder;

    private Path repository;

    @BeforeEach
    void beginWithOldHistory() throws Exception {
        repository = Files.createDirectory(folder.resolve("repository"));
        git("init", "--quiet");
        commit("Begin");
        commit("fixup! Begin");
    }

    @Test
    void leavesHistoryBeforeTheCheckAlone() throws Exception {
        addCheck();
        commit("Store a reading once");

        assertThat(check(repository).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixup! Begin", "squash! Begin", "amend! Begin", "Merge branch 'sums' into land"})
    void refusesANewCommitThatIsNotMeantForMain(String subject) throws Exception {
        addCheck();
        commit(subject);
        commit("Store a reading once");

        Result result = check(repository);

        assertThat(result.exitCode()).isOne();
        assertThat(result.output()).containsOnlyOnce(subject.substring(0, subject.indexOf(' ')));
    }

    @Test
    void worksInAShallowClone() throws Exception {
        addCheck();
        commit("Store a reading once");
        Path good = shallowClone("good");
        commit("squash! Store a reading once");
        Path bad = shallowClone("bad");

        assertThat(check(good).exitCode()).isZero();
        assertThat(check(bad).exitCode()).isOne();
    }

    private void addCheck() throws Exception {
        Path script = repository.resolve(".ci/subjects");
        Files.createDirectory(script.getParent());
        Files.copy(SCRIPT, script, StandardCopyOption.COPY_ATTRIBUTES);
        git("add", ".ci");
        commit("Refuse subjects");
    }

    private void commit(String subject) throws Exception {
        git("commit", "--quiet", "--allow-empty", "-m", subject);
    }

    private Path shallowClone(String name) throws Exception {
        Path clone = folder.resolve(name);
        git("clone", "--quiet", "--depth", "1", repository.toUri().toString(), clone.toString());
        return clone;
    }

    private void git(String... arguments) throws Exception {
        List<String> command = Stream.concat(GIT.stream(), Stream.of(arguments)).toList();
        Result result = run(repository, command);
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private static Result check(Path checkout) throws Exception {
        return run(checkout, List.of(checkout.resolve(".ci/subjects").toString()));
    }

    /** Without Git settings of the machine or of a calling hook. */
    private static Result run(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int exitCode, String output) {}
}
