package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of {@code words.txt}.
 *
 * @param outside a folder that may still use the word, or empty
 * @param replacement the recommended word
 */
record AvoidedWord(Kind kind, String outside, String word, String replacement) {
    private static final Pattern ROW = Pattern.compile("(name|prose)(?: outside (\\S+/))? ([^=]+?) = (.+)");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]*`");

    /** Scope of a word. */
    enum Kind {
        /** Identifiers in Java, and code in documents. */
        NAME,
        /** Comments and documents, ignoring case. */
        PROSE
    }

    static List<AvoidedWord> read(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(AvoidedWord::parse)
                .toList();
    }

    static AvoidedWord parse(String line) {
        var row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalArgumentException(
                    "words.txt: '" + line + "'; expected: name|prose [outside FOLDER/] WORD = REPLACEMENT");
        }
        Kind kind = row.group(1).equals("name") ? Kind.NAME : Kind.PROSE;
        String outside = Objects.requireNonNullElse(row.group(2), "");
        return new AvoidedWord(kind, outside, row.group(3), row.group(4));
    }

    Stream<String> inJava(String place, JavaText text) {
        if (leavesOut(place)) {
            return Stream.empty();
        }
        return switch (kind) {
            case NAME -> findings(place, text.code());
            case PROSE -> findings(place, text.comments());
        };
    }

    Stream<String> inDocument(String place, String text) {
        return switch (kind) {
            case NAME ->
                INLINE_CODE
                                .matcher(text)
                                .results()
                                .anyMatch(
                                        code -> pattern().matcher(code.group()).find())
                        ? Stream.of(finding(place))
                        : Stream.empty();
            case PROSE -> findings(place, text);
        };
    }

    private boolean leavesOut(String place) {
        return !outside.isEmpty() && place.startsWith(outside);
    }

    private Stream<String> findings(String place, String text) {
        return pattern()
                .matcher(text)
                .results()
                .map(found -> finding(place + ":"
                        + (1
                                + text.substring(0, found.start())
                                        .chars()
                                        .filter(each -> each == '\n')
                                        .count())));
    }

    private String finding(String place) {
        return place + ": '" + word + "'; say " + replacement;
    }

    /** Line breaks may separate the words of a phrase. */
    private Pattern pattern() {
        return kind == Kind.NAME
                ? Pattern.compile("\\b" + Pattern.quote(word) + "\\b")
                : Pattern.compile(
                        "\\b" + word.replace(" ", "[\\s*]+") + "\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
