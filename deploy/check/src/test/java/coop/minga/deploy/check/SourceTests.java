package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules that only the source text shows. */
final class SourceTests {
    private static final Path TREE = Path.of(System.getProperty("basedir", "."), "..", "..")
            .toAbsolutePath()
            .normalize();

    private static final int LONGEST_FILE = 400;

    @Test
    void seesTheSourcesOfEveryModule() {
        assertThat(sources())
                .extracting(file -> file.getFileName().toString())
                .contains("Report.java", "Pipeline.java", "NowView.java", "SourceTests.java");
    }

    @Test
    void noFileIsTooLongToRead() {
        assertThat(sources()).noneMatch(file -> lines(file).size() > LONGEST_FILE);
    }

    @Test
    void noTestIsSwitchedOffAndNoPromiseIsLeftInAComment() {
        assertThat(containing("@Dis" + "abled\\b|TO" + "DO|FIX" + "ME")).isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(containing("Thread\\.sle" + "ep\\(|TimeUnit\\.\\w+\\.sle" + "ep\\("))
                .noneMatch(file -> file.toString().contains("/src/test/"));
    }

    @Test
    void importsNameWhatTheyImport() {
        assertThat(containing("(?m)^import .*\\*;")).isEmpty();
    }

    @Test
    void nobodyCanLeaveAChoiceEmptyThatAViewCountsOn() {
        assertThat(containing("new (RadioButton" + "Group|Sel" + "ect)\\b")).isEmpty();
    }

    private static List<Path> containing(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return sources().stream()
                .filter(file -> pattern.matcher(String.join("\n", lines(file))).find())
                .toList();
    }

    private static List<Path> sources() {
        return Stream.of("ingest", "analytics", "ui", "deploy")
                .map(TREE::resolve)
                .flatMap(SourceTests::javaFiles)
                .toList();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*/src/.*\\.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
