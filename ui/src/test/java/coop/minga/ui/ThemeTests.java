package coop.minga.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.dependency.StyleSheet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The style files of the room agree with its one theme file. */
class ThemeTests {

    private static final Path ASSETS = Path.of("src/main/resources/META-INF/resources/assets");
    private static final Pattern USED = Pattern.compile("(?:var\\(|read\\(\")(--(?!lumo|vaadin)[a-z0-9-]+)");
    private static final Pattern DEFINED = Pattern.compile("(?:^|[{;\\s\"])(--[a-z0-9-]+)(?::|\")");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b(?![^{]*\\{)|rgb\\(|hsl\\(");
    private static final Pattern FILE = Pattern.compile("url\\(\"(fonts/[^\"]+)\"");

    @Test
    void everyNameThatIsUsedIsDefined() throws IOException {
        var defined = find(DEFINED, ".css", ".js");
        assertThat(find(USED, ".css", ".js")).isNotEmpty().isSubsetOf(defined);
    }

    @Test
    void coloursAreInTheThemeFileOnly() throws IOException {
        for (var file : files(".css")) {
            if (!file.endsWith("theme.css")) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(COLOUR);
            }
        }
    }

    @Test
    void everyStyleFileIsOnThePage() throws IOException {
        var onThePage = Arrays.stream(RoomAppShell.class.getAnnotationsByType(StyleSheet.class))
                .map(StyleSheet::value)
                .map(address -> address.replace("context://assets/", ""))
                .toList();
        assertThat(onThePage)
                .containsAll(files(".css").stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    @Test
    void everyFontIsThereWithItsLicence() throws IOException {
        var fonts = find(FILE, ".css");
        assertThat(fonts)
                .isNotEmpty()
                .allSatisfy(font -> assertThat(ASSETS.resolve(font)).exists());
        assertThat(ASSETS.resolve("fonts/LICENSE")).content().contains("SIL Open Font License, Version 1.1");
    }

    private static Set<String> find(Pattern pattern, String... endings) throws IOException {
        return files(endings).stream()
                .flatMap(file -> pattern.matcher(read(file)).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> files(String... endings) throws IOException {
        try (Stream<Path> files = Files.list(ASSETS)) {
            return files.filter(file ->
                            Arrays.stream(endings).anyMatch(file.getFileName().toString()::endsWith))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
