package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Refuses the names and words of {@code words.txt}. */
final class WordsTests {
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final Path TREE = MODULE.resolve("../..").normalize();

    @Test
    void noSourceAndNoDocumentUsesAnAvoidedWord() throws IOException {
        List<AvoidedWord> words = AvoidedWord.read(MODULE.resolve("words.txt"));
        List<String> findings = new ArrayList<>();
        for (Path file : files()) {
            String place = TREE.relativize(file).toString();
            findings.addAll(findings(words, place, Files.readString(file)));
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void findsANameInCodeAndInADocument() {
        List<AvoidedWord> words = List.of(AvoidedWord.parse("name Door = ThrottledAuthenticationProvider"));

        assertThat(findings(words, "A.java", "class A {\n    Door door;\n}"))
                .containsExactly("A.java:2: 'Door'; say ThrottledAuthenticationProvider");
        assertThat(findings(words, "A.md", "The class `Door` checks.")).hasSize(1);
        assertThat(findings(words, "A.java", "/** A Door. */ class A { String s = \"Door\"; Doorway d; }"))
                .isEmpty();
        assertThat(findings(words, "A.md", "The Door of the room.")).isEmpty();
    }

    @Test
    void findsAWordInCommentsAndInADocument() {
        List<AvoidedWord> words = List.of(AvoidedWord.parse("prose for ever = forever"));

        assertThat(findings(words, "A.java", "/** Kept for\n * ever. */ class A {}"))
                .hasSize(1);
        assertThat(findings(words, "A.java", "class A {} // For ever")).hasSize(1);
        assertThat(findings(words, "A.md", "It waits for\never.")).containsExactly("A.md:1: 'for ever'; say forever");
        assertThat(findings(words, "A.java", "class A { String s = \"// for ever\"; char c = '\"'; }"))
                .isEmpty();
    }

    @Test
    void leavesOutTheFolderWhereAWordIsStillInUse() {
        List<AvoidedWord> words = List.of(AvoidedWord.parse("prose outside analytics/ anew = again"));

        assertThat(findings(words, "analytics/A.java", "class A {} // anew")).isEmpty();
        assertThat(findings(words, "ui/A.java", "class A {} // anew")).hasSize(1);
    }

    private static List<String> findings(List<AvoidedWord> words, String place, String text) {
        if (place.endsWith(".md")) {
            return words.stream().flatMap(word -> word.inDocument(place, text)).toList();
        }
        JavaText java = JavaText.of(text);
        return words.stream().flatMap(word -> word.inJava(place, java)).toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(TREE)) {
            return all.filter(file -> file.toString().matches(".*/src/.*\\.java|.*\\.md"))
                    .filter(file -> !TREE.relativize(file).toString().matches("(.*/)?(target|\\.git)/.*"))
                    .toList();
        }
    }
}
