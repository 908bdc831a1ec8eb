package coop.minga.deploy.check;

import java.util.ArrayList;
import java.util.List;

/** Reads the table of mutants; its first lines explain the format. */
final class MutantReader {

    private final List<Mutant> all = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private List<Mutant.Change> changes = new ArrayList<>();
    private String promise = "";
    private String breaks = "";
    private String file = "";
    private String test = "";

    MutantReader(List<String> lines) {
        lines.forEach(this::read);
        endMutant();
    }

    List<Mutant> all() {
        return List.copyOf(all);
    }

    private void read(String line) {
        var words = line.strip();
        if (words.startsWith("## ")) {
            endMutant();
            promise = words.substring(3).split(" ")[0];
        } else if (words.startsWith("mutant: ")) {
            endMutant();
            breaks = value(words);
        } else if (words.startsWith("file: ")) {
            file = only(file, words);
        } else if (words.startsWith("test: ")) {
            test = only(test, words);
        } else if (words.startsWith("-")) {
            if (!after.isEmpty()) {
                endChange();
            }
            before.add(words.substring(1).strip());
        } else if (words.startsWith("+")) {
            after.add(words.substring(1).strip());
        } else if (words.isEmpty()) {
            endChange();
        } else if (!words.startsWith("#")) {
            throw new IllegalArgumentException("the table of mutants has no such line: " + line);
        }
    }

    /** A merge may leave two files or tests in a mutant. */
    private String only(String before, String words) {
        if (!before.isEmpty()) {
            throw new IllegalArgumentException("mutant '" + breaks + "' has a second line: " + words);
        }
        return value(words);
    }

    private static String value(String words) {
        return words.substring(words.indexOf(':') + 1).strip();
    }

    private void endChange() {
        if (!before.isEmpty()) {
            changes.add(new Mutant.Change(before, after));
        }
        before.clear();
        after.clear();
    }

    private void endMutant() {
        endChange();
        if (!breaks.isEmpty()) {
            var parts = test.split("[ #]+", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException(
                        "mutant '" + breaks + "': test '" + test + "', expected MODULE CLASS#METHOD");
            }
            all.add(new Mutant(promise, breaks, file, parts[0], parts[1], parts[2], changes));
        }
        breaks = "";
        file = "";
        test = "";
        changes = new ArrayList<>();
    }
}
