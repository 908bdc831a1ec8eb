package coop.minga.ingest.message;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class MessageTests {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src/main/java");

    @Test
    void saysTheSameInEnglishAndSpanish() throws IOException {
        Properties english = bundle("messages.properties");
        Properties spanish = bundle("messages_es.properties");

        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(filledIn(spanish.getProperty(key))).as(key).isEqualTo(filledIn(english.getProperty(key)));
            assertThat(english.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void everyTextIsSaidSomewhere() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(MessageTests::text)
                    .collect(Collectors.joining("\n"));
        }
        assertThat(bundle("messages.properties").stringPropertyNames())
                .allMatch(key -> sources.contains('"' + key + '"'));
        Set<String> said = new TreeSet<>();
        Pattern.compile("(?:Message\\.of|\\bsay)\\(\\s*\"([^\"]+)\"")
                .matcher(sources)
                .results()
                .forEach(each -> said.add(each.group(1)));
        assertThat(bundle("messages.properties").stringPropertyNames()).containsAll(said);
    }

    @Test
    void showsHiddenCharactersAndFillsInMessagesInTheSameLanguage() {
        Message inner = Message.of("row.day");
        Message outer = Message.of("said.note", "a\u200Bb\u00A0c", 3L, inner);

        assertThat(outer.in(Locale.ENGLISH))
                .isEqualTo("a\\u{200b}b\\u{a0}c, line 3: This is no day. Write it like 2026-11-21.");
        assertThat(outer.in(Locale.of("es", "CL"))).endsWith("línea 3: Esto no es un día. Escríbalo como 2026-11-21.");
        assertThat(outer.in(Locale.FRENCH)).contains("line 3");
    }

    @Test
    void showsNumbersWithoutAnExponent() {
        assertThat(List.of(Message.plain(1e7), Message.plain(0.00001), Message.plain(-1187.5)))
                .containsExactly("10000000", "0.00001", "-1187.5");
    }

    private static Set<String> filledIn(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Message.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
