package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of faults names existing tests and mutants. {@link MutantsIntegrationTests} checks their strength. */
final class FaultTableTests {

    private static final int FAULTS = 59;
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final Path TREE = MODULE.resolve("../..").normalize();
    private static final Pattern ROW = Pattern.compile("\\|(\\d+)\\|([^|]+)\\|([^|]+)\\|([^|]+)\\|");
    private static final Pattern TEST = Pattern.compile("`(\\S+) (\\w+)#(\\w+)`");
    private static final Pattern MUTANT = Pattern.compile("\"([^\"]+)\"");

    @Test
    void hasARowForEachFault() throws IOException {
        assertThat(rows().stream().map(row -> Integer.parseInt(row.split("\\|", -1)[1])))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, FAULTS).boxed().toList());
    }

    @Test
    void eachRowNamesATestThatIsThereOrSaysThatThereIsNone() throws IOException {
        for (var row : rows()) {
            var tests = TEST.matcher(row).results().toList();
            assertThat(!tests.isEmpty() || row.contains("not tried")).as(row).isTrue();
            for (var test : tests) {
                assertThat(source(TREE.resolve(test.group(1)).resolve("src/test/java"), test.group(2)))
                        .as(row)
                        .contains("void " + test.group(3) + "(");
            }
        }
    }

    @Test
    void eachMutantIsInTheTableOfMutants() throws IOException {
        var known = Mutant.read(MODULE.resolve("mutants.txt")).stream()
                .map(Mutant::breaks)
                .toList();
        for (var row : rows()) {
            assertThat(MUTANT.matcher(row).results().map(found -> found.group(1)))
                    .as(row)
                    .allMatch(known::contains);
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(MODULE.resolve("FAULTS.md")).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
    }

    private static String source(Path tests, String name) throws IOException {
        try (var files = Files.walk(tests)) {
            var found = files.filter(file -> file.endsWith(name + ".java")).findFirst();
            assertThat(found).as(name).isPresent();
            return Files.readString(found.orElseThrow());
        }
    }
}
