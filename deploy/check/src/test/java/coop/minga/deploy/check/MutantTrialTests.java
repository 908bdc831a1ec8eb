package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import coop.minga.deploy.check.MutantTrial.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of the trial itself. */
@Tag("long")
final class MutantTrialTests {

    private static final String LOAVES = "src/test/java/coop/minga/deploy/check/Loaves.java";

    @TempDir
    private Path aside = Path.of("");

    @Test
    void saysWhetherTheTestNoticed() throws Exception {
        assertThat(trial("sevenAreBaked", "return 7;", "return 8;"))
                .isInstanceOfSatisfying(
                        Outcome.Killed.class,
                        killed -> assertThat(killed.reason()).contains("8"));
        assertThat(trial("sevenAreBaked", "return 7;", "return 3 + 4;")).isEqualTo(new Outcome.Survived());
    }

    @Test
    void takesNothingElseForTheTestsWord() throws Exception {
        assertThat(trial("sevenAreBaked", "return 7;", "return seven;")).matches(unusable("does not compile"));
        assertThat(trial("sevenAreBaked", "return 6;", "return 7;")).matches(unusable("does not apply"));
        assertThat(trial("sevenAreBaked", "return 7;", "throw new IllegalStateException();"))
                .matches(unusable("something else than its assertion"));
        assertThat(trial("noSuchTest", "return 7;", "return 8;")).matches(unusable("was not run"));
    }

    private Outcome trial(String test, String before, String after) throws IOException, InterruptedException {
        var change = new Mutant.Change(List.of(before), List.of(after));
        var mutant =
                new Mutant("I1", "bakes " + after, LOAVES, ".", LoavesSample.class.getName(), test, List.of(change));
        return new MutantTrial(Path.of(System.getProperty("basedir", ".")).toAbsolutePath(), aside).of(mutant);
    }

    private static Predicate<Outcome> unusable(String why) {
        return outcome -> outcome instanceof Outcome.Unusable unusable
                && unusable.reason().contains(why);
    }
}
