package coop.minga.analytics.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every language has every sentence used by the code, with equal arguments. */
class PhrasesTests {

    private static final Path SOURCES = Path.of("src/main/java/coop/minga/analytics");

    private static final Pattern FILLED = Pattern.compile("\\bfill\\(\\s*\"([a-z.]+)\"\\s*[,)]");

    @ParameterizedTest
    @ValueSource(strings = {"text/amount", "text/day", "text/headline", "text/alert", "outbox/message"})
    void areTheSameInEveryLanguage(String bundle) {
        var english = phrases(bundle + ".properties");
        var spanish = phrases(bundle + "_es.properties");
        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            if (!key.equals("day")) {
                assertThat(arguments(spanish.getProperty(key), Locale.of("es")))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key), Locale.ENGLISH));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/DayWords, text/day",
        "text/Rarity, text/day",
        "text/AlertHeadline, text/headline",
        "text/AlertWords, text/alert"
    })
    void areAllThereThatTheCodeFillsIn(String source, String bundle) {
        assertThat(phrases(bundle + ".properties").stringPropertyNames()).containsAll(filledIn(source));
    }

    private static Set<String> filledIn(String source) {
        try {
            return FILLED.matcher(Files.readString(SOURCES.resolve(source + ".java")))
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int arguments(String phrase, Locale language) {
        return new MessageFormat(phrase, language).getFormatsByArgumentIndex().length;
    }

    private static Properties phrases(String file) {
        var phrases = new Properties();
        var name = "/coop/minga/analytics/" + file;
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(PhrasesTests.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            phrases.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }
}
