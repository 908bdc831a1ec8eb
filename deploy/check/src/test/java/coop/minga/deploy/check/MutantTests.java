package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The table of mutants fits the sources. {@link MutantsIntegrationTests} runs it. */
final class MutantTests {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final Path TREE = MODULE.resolve("../..").normalize();

    private static final Pattern COPIED =
            Pattern.compile("(?!private ).*static final (boolean|byte|char|short|int|long|float|double|String) .*");

    @Test
    void everyPromiseHasTwoAtLeast() {
        assertThat(table().stream().collect(Collectors.groupingBy(Mutant::promise, Collectors.counting())))
                .containsOnlyKeys("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I9", "I10")
                .allSatisfy((promise, count) -> assertThat(count).isGreaterThanOrEqualTo(2));
    }

    @Test
    void eachChangesAFileThatIsThereAndNamesATestThatIsThere() {
        assertThat(table()).allSatisfy(mutant -> {
            var source = read(TREE.resolve(mutant.file()));
            assertThat(mutant.applyTo(source)).isNotEqualTo(source);
            var test = "src/test/java/" + mutant.testClass().replace('.', '/') + ".java";
            assertThat(read(TREE.resolve(mutant.module()).resolve(test))).contains("void " + mutant.testMethod() + "(");
        });
    }

    /** The compiler inlines constants into other classes, so their mutant would change nothing. */
    @Test
    void noneChangesAConstantThatOtherClassesMayHaveACopyOf() {
        assertThat(table())
                .allSatisfy(mutant -> assertThat(mutant.changes())
                        .flatExtracting(Mutant.Change::before)
                        .as(mutant.breaks())
                        .noneMatch(line -> COPIED.matcher(line).matches()));
        assertThat("public static final int MOST = 10;").matches(COPIED);
        assertThat("private static final int MOST = 10;").doesNotMatch(COPIED);
    }

    @Test
    void changesWholeLinesThatAreThereOnce() {
        var mutant = new MutantReader("""
                ## I1 A promise
                mutant: bakes eight
                file: Loaves.java
                test: deploy/check Loaves#baked

                - int baked() {
                - return 7;
                + int baked() {
                + return 8;
                """.lines().toList()).all().getFirst();
        assertThat(mutant.applyTo("{\n  int baked() {\n    return 7;\n}")).isEqualTo("{\nint baked() {\nreturn 8;\n}");
        assertThatThrownBy(() -> mutant.applyTo("int baked() {\nreturn 7; // loaves"))
                .hasMessageContaining("0 times");
        assertThatThrownBy(() -> mutant.applyTo("int baked() {\nreturn 7;\nint baked() {\nreturn 7;"))
                .hasMessageContaining("2 times");
    }

    @Test
    void refusesALineThatItDoesNotKnow() {
        assertThatThrownBy(() -> new MutantReader(List.of("mutnat: bakes eight")))
                .hasMessageContaining("mutnat: bakes eight");
    }

    /** A mutant that does not compile tests nothing, and trials are rare. */
    @Test
    void eachCompiles(@TempDir Path aside) throws IOException {
        var trial = new MutantTrial(TREE, aside);
        var faults = new ArrayList<String>();
        for (var mutant : table()) {
            var fault = trial.compile(mutant);
            if (!fault.isEmpty()) {
                faults.add(mutant.breaks() + ": " + fault);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void refusesAMutantWithTwoTests() {
        var merged = List.of("mutant: m", "file: A.java", "test: ui A#b", "test: ui A#c");
        assertThatThrownBy(() -> new MutantReader(merged)).hasMessage("mutant 'm' has a second line: test: ui A#c");
    }

    @Test
    void refusesAFileThatIsNeitherOfJavaNorAMigration() {
        assertThatThrownBy(() -> new MutantReader("""
                ## I1 A promise
                mutant: bakes eight
                file: loaves.sql
                test: deploy/check Loaves#baked
                - return 7;
                """.lines().toList()))
                .hasMessage("mutant 'bakes eight': file 'loaves.sql', expected one of Java or a migration");
    }

    private static List<Mutant> table() {
        return Mutant.read(MODULE.resolve("mutants.txt"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
