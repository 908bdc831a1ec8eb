package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A change of some lines that breaks a promise, and the test that must fail.
 *
 * @param promise {@code I1} to {@code I10}
 * @param file of Java or a migration, from the root
 * @param module folder of the test's module
 */
record Mutant(
        String promise,
        String breaks,
        String file,
        String module,
        String testClass,
        String testMethod,
        List<Change> changes) {

    private static final String MIGRATION = ".*/src/main/resources/db/migration/V\\d+__\\w+\\.sql";

    Mutant {
        changes = List.copyOf(changes);
        if (changes.isEmpty() || file.isEmpty() || testMethod.isEmpty()) {
            throw new IllegalArgumentException("mutant '" + breaks + "': expected a file, a test and a change");
        }
        if (!file.endsWith(".java") && !file.matches(MIGRATION)) {
            throw new IllegalArgumentException(
                    "mutant '" + breaks + "': file '" + file + "', expected one of Java or a migration");
        }
    }

    /** Reads a file of mutants; its first lines explain the format. */
    static List<Mutant> read(Path file) {
        try {
            return new MutantReader(Files.readAllLines(file)).all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String test() {
        return testClass.substring(testClass.lastIndexOf('.') + 1) + "#" + testMethod;
    }

    boolean isMigration() {
        return file.matches(MIGRATION);
    }

    /** @throws IllegalStateException if the text does not occur exactly once */
    String applyTo(String source) {
        var lines = new ArrayList<>(Arrays.asList(source.split("\n", -1)));
        changes.forEach(change -> change.applyTo(lines));
        return String.join("\n", lines);
    }

    /** Whole lines without indentation, and their replacement. */
    record Change(List<String> before, List<String> after) {

        Change {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        private void applyTo(List<String> lines) {
            var found = new ArrayList<Integer>();
            for (var at = 0; at + before.size() <= lines.size(); at++) {
                if (stripped(lines.subList(at, at + before.size())).equals(before)) {
                    found.add(at);
                }
            }
            if (found.size() != 1) {
                throw new IllegalStateException(
                        "expected once, but " + found.size() + " times there: " + String.join(" ", before));
            }
            var at = found.getFirst();
            lines.subList(at, at + before.size()).clear();
            lines.addAll(at, after);
        }

        private static List<String> stripped(List<String> lines) {
            return lines.stream().map(String::strip).toList();
        }
    }
}
