package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.assertj.core.api.Assertions.assertThat;

/** One store class writes each table, as the SQL in the sources of analytics and ui shows. */
final class TableWritersTests {
    private static final Path TREE = Path.of(System.getProperty("basedir", "."), "..", "..")
            .toAbsolutePath()
            .normalize();

    /** Tables with several writers of one package, with reasons. The list may only shrink. */
    private static final Map<String, Set<String>> SHARED = shared("""
            dirty_series     <- DirtyMarks, SuspendedSeriesStore      suspending moves a mark in one statement
            suspended_series <- DirtyMarks, SuspendedSeriesStore      clearing a mark ends the suspension
            outbox           <- Outbox, Digests, OldMessages          single messages, digests and pruning
            quarantine       <- Quarantine, QuarantineRows            retries, and the bounded insert with its pruning
            """);

    private static final String VERB = "(?i)\\b(?:insert into|delete from|merge into|(?<!for )update|copy)";
    private static final Pattern WRITE = Pattern.compile(VERB + "\\s+(\\w+)");
    private static final Pattern UNNAMED = Pattern.compile(VERB + "\\s+\"+$");
    private static final Pattern TABLE = Pattern.compile("(?i)(?:create table|rename to) (\\w+)");

    /** Their writers by table, as PACKAGE.CLASS. */
    private final Map<String, Set<String>> writers = new TreeMap<>();

    @BeforeEach
    void findWriters() throws IOException {
        var tables = tables();
        for (Path file : sources()) {
            for (String literal : JavaText.strings(Files.readString(file))) {
                WRITE.matcher(literal)
                        .results()
                        .map(found -> found.group(1))
                        .filter(tables::contains)
                        .forEach(table -> writers.computeIfAbsent(table, key -> new TreeSet<>())
                                .add(nameOf(file)));
            }
        }
    }

    @Test
    void everyTableHasOneWriterOrIsListed() {
        var several = new TreeMap<String, Set<String>>();
        writers.forEach((table, classes) -> {
            if (classes.size() > 1) {
                several.put(
                        table, classes.stream().map(TableWritersTests::simple).collect(Collectors.toSet()));
            }
        });
        assertThat(several).isEqualTo(SHARED);
    }

    @Test
    void noTableIsWrittenFromTwoPackages() {
        assertThat(writers)
                .allSatisfy((table, classes) -> assertThat(classes.stream()
                                .map(name -> name.substring(0, name.lastIndexOf('.')))
                                .distinct())
                        .as(table)
                        .hasSize(1));
    }

    /** Else the writer of a table could not be seen. */
    @Test
    void everyWriteNamesItsTable() throws IOException {
        for (Path file : sources()) {
            assertThat(JavaText.strings(Files.readString(file)))
                    .as(file.toString())
                    .noneMatch(literal -> UNNAMED.matcher(literal).find());
        }
    }

    @Test
    void seesInsertsUpdatesDeletesAndCopies() {
        assertThat(writers)
                .containsEntry("alert_event", Set.of("coop.minga.analytics.alert.AlertEvents"))
                .containsEntry("mandate", Set.of("coop.minga.analytics.people.Mandates"))
                .containsEntry("snapshot", Set.of("coop.minga.analytics.verdict.StateSnapshots"))
                .containsEntry("statement", Set.of("coop.minga.analytics.series.Statements"))
                .containsEntry("replayed_day", Set.of("coop.minga.analytics.verdict.ReplayParts"));
        assertThat(writers).hasSizeGreaterThan(30);
    }

    private static Set<String> tables() throws IOException {
        try (Stream<Path> files = Files.walk(TREE.resolve("analytics/src/main/resources/db/migration"))) {
            var found = new TreeSet<String>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                TABLE.matcher(Files.readString(file)).results().forEach(table -> found.add(table.group(1)));
            }
            return found;
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> analytics = Files.walk(TREE.resolve("analytics/src/main/java"));
                Stream<Path> ui = Files.walk(TREE.resolve("ui/src/main/java"))) {
            return Stream.concat(analytics, ui)
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static String nameOf(Path file) {
        var path = file.toString().replace('\\', '/');
        return path.substring(
                        path.indexOf("/src/main/java/") + "/src/main/java/".length(), path.length() - ".java".length())
                .replace('/', '.');
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Map<String, Set<String>> shared(String lines) {
        return lines.lines()
                .map(line -> line.split(" *<- *|  +", 3))
                .collect(toUnmodifiableMap(
                        parts -> parts[0],
                        parts -> Arrays.stream(parts[1].split(", ")).collect(Collectors.toUnmodifiableSet())));
    }
}
