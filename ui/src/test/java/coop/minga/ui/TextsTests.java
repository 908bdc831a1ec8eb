package coop.minga.ui;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.analytics.catalogue.Visibility;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.EffectReport;
import coop.minga.analytics.filter.result.TransformKind;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.now.NowGroup;
import coop.minga.analytics.now.ReportingState;
import coop.minga.analytics.people.Role;
import coop.minga.analytics.people.Theme;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ui.component.EnumText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every used text exists in every language, and every text is used. */
class TextsTests {

    /** Enums with a text for each constant. */
    private static final List<Class<? extends Enum<?>>> WORDED = List.of(
            AlertEvent.Step.class,
            AlertState.class,
            KnownEvent.Kind.class,
            Direction.class,
            EffectReport.Answer.class,
            Polarity.class,
            GoodDirection.class,
            IndicatorType.class,
            Visibility.class,
            NowGroup.class,
            ReportingState.class,
            Role.class,
            TransformKind.class,
            Theme.class,
            UnitKind.class,
            VerdictKind.class);

    /** Text keys for invalid input that analytics reports. */
    private static final Set<String> UNFIT_INPUT = Stream.concat(
                    Stream.of(
                            "input.message",
                            "input.message.day",
                            "input.message.minute",
                            "input.message.other",
                            "input.reason",
                            "input.unreadable"),
                    Stream.of(
                                    "first",
                                    "past",
                                    "future",
                                    "order",
                                    "long",
                                    "many",
                                    "effect.size",
                                    "effect.due",
                                    "effect.passing",
                                    "effect.unit",
                                    "effect.none",
                                    "effect.days",
                                    "effect.direction",
                                    "reason")
                            .map("event.unfit."::concat))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern KEY = Pattern.compile("\"(?!coop\\.)([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");

    @Test
    void haveTheSameKeysInEveryLanguage() {
        assertThat(texts("texts_es.properties").stringPropertyNames())
                .isEqualTo(texts("texts.properties").stringPropertyNames());
    }

    @Test
    void areAllThereThatTheCodeAsksFor() {
        assertThat(texts("texts.properties").stringPropertyNames()).containsAll(askedFor());
    }

    @Test
    void areAllAskedForByTheCode() {
        var unused = new TreeSet<>(texts("texts.properties").stringPropertyNames());
        unused.removeAll(askedFor());
        assertThat(unused).isEmpty();
    }

    @Test
    void takeTheSameArgumentsInEveryLanguage() {
        var english = texts("texts.properties");
        var spanish = texts("texts_es.properties");
        for (var key : english.stringPropertyNames()) {
            assertThat(arguments(spanish.getProperty(key), Locale.of("es")))
                    .as(key)
                    .isEqualTo(arguments(english.getProperty(key), Locale.ENGLISH));
        }
    }

    @Test
    void holdNoApostropheThatAFormatWouldSwallow() {
        for (var file : List.of("texts.properties", "texts_es.properties")) {
            assertThat(texts(file).values()).noneMatch(text -> text.toString().contains("'"));
        }
    }

    private static int arguments(String text, Locale language) {
        return new MessageFormat(text, language).getFormatsByArgumentIndex().length;
    }

    private static Set<String> askedFor() {
        var keys = new HashSet<String>();
        sources().forEach(source -> KEY.matcher(source).results().forEach(match -> keys.add(match.group(1))));
        keys.addAll(UNFIT_INPUT);
        WORDED.forEach(type ->
                Arrays.stream(type.getEnumConstants()).map(EnumText::key).forEach(keys::add));
        return keys;
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TextsTests::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties texts(String file) {
        var texts = new Properties();
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(TextsTests.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
