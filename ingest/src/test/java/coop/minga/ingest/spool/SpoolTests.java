package coop.minga.ingest.spool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.StreamId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static coop.minga.ingest.spool.Spools.DAY;
import static coop.minga.ingest.spool.Spools.bread;
import static coop.minga.ingest.spool.Spools.days;
import static coop.minga.ingest.spool.Spools.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

final class SpoolTests {
    private final ReportAuthor author = Spools.author();
    private Instant now = Instant.parse("2026-11-22T05:00:00Z");
    private final InstantSource moving = () -> now;
    private final Clock clock = moving.withZone(ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void numbersSignsAndKeepsWhatItTakes() throws Exception {
        StreamId stream;
        try (Spool spool = open()) {
            stream = spool.stream();
            assertThat(spool.add(author, file("a"), days(DAY, 2))).isEqualTo(new SpoolResult(1, 2, 0));
            assertThat(spool.add(author, file("b"), days(DAY.plusDays(2), 1))).isEqualTo(new SpoolResult(1, 1, 0));
        }
        try (Spool spool = open()) {
            assertThat(spool.stream()).isEqualTo(stream);
            assertThat(Spools.waiting(spool)).extracting(Report::sequence).containsExactly(1L, 2L);
            assertThat(Spools.waiting(spool)).extracting(Report::stream).containsOnly(stream);
            assertThat(Spools.statements(spool)).isEqualTo(days(DAY, 3));
            assertThat(spool.waiting(0, 9))
                    .allSatisfy(spooled -> assertThat(author.keys().publicKey().verify(spooled.report()))
                            .isTrue());
        }
    }

    /** Also if an older agent had made them readable for others. */
    @Test
    void itsFilesAreItsOwnersAlone() throws Exception {
        Path file = folder.resolve("owned.db");
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix"))
                .isTrue();
        for (int opening = 0; opening < 2; opening++) {
            try (Spool spool = Spool.open(file, clock)) {
                spool.add(author, file("a" + opening), days(DAY.plusDays(opening), 1));
                for (String suffix : List.of("", "-wal", "-shm", ".lock")) {
                    Path one = folder.resolve("owned.db" + suffix);
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                            .as(suffix)
                            .isEqualTo("rw-------");
                }
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    @Test
    void statesAgainOnlyWhatChanged() throws Exception {
        try (Spool spool = open()) {
            spool.add(author, file("a"), days(DAY, 10));

            assertThat(spool.add(author, file("again"), days(DAY, 10))).isEqualTo(new SpoolResult(0, 0, 10));

            assertThat(spool.add(
                            author,
                            file("b"),
                            List.of(bread(DAY, 1), days(DAY.plusDays(1), 1).getFirst())))
                    .isEqualTo(new SpoolResult(1, 1, 1));
            assertThat(spool.add(author, file("a"), days(DAY, 10))).isEqualTo(new SpoolResult(1, 1, 9));
            assertThat(Spools.statements(spool))
                    .hasSize(12)
                    .endsWith(bread(DAY, 1), days(DAY, 1).getFirst());
        }
    }

    @Test
    void cutsLongHistoriesIntoReportsOfWholeDaysOldestFirst() {
        List<Statement> threeADay = LongStream.range(0, 1000)
                .mapToObj(day -> DAY.minusDays(day))
                .flatMap(day ->
                        Stream.of("a", "b", "c").map(code -> new Statement(new IndicatorCode(code), day, 1, "kg")))
                .toList();

        List<List<Statement>> batches = Batches.of(threeADay);

        assertThat(batches).extracting(List::size).containsExactly(999, 999, 999, 3);
        assertThat(batches.getFirst().getFirst().day()).isEqualTo(DAY.minusDays(999));
        assertThat(batches.getLast()).extracting(Statement::day).containsOnly(DAY);
    }

    @Test
    void aDayLargerThanAReportIsCut() {
        List<Statement> oneDay = LongStream.range(0, 2500)
                .mapToObj(at -> new Statement(new IndicatorCode("x" + at), DAY, 1, "kg"))
                .toList();

        assertThat(Batches.of(oneDay)).extracting(List::size).containsExactly(1000, 1000, 500);
    }

    @Test
    void forgetsNothingThatIsNotAcknowledgedAndSendsAgainWhenAsked() throws Exception {
        try (Spool spool = open()) {
            spool.add(author, file("a"), days(DAY, 1));
            now = now.plusSeconds(60);
            spool.add(author, file("b"), days(DAY.plusDays(1), 1));
            spool.acknowledge(List.of(1L));
            assertThat(spool.status().reports().waiting()).isEqualTo(1);
            assertThat(spool.waiting(0, 9)).extracting(SpooledReport::sequence).containsExactly(2L);
            spool.acknowledge(List.of(2L));
            assertThat(spool.status().reports())
                    .extracting(SpoolStatus.Reports::sent, SpoolStatus.Reports::acknowledged)
                    .containsExactly(2L, 2L);

            assertThat(Spool.sendAgain(path(), 1, now)).isEqualTo(1);
            assertThat(spool.waiting(0, 9)).extracting(SpooledReport::sequence).containsExactly(2L);
            assertThat(Spool.sendAgain(path(), 1, Instant.EPOCH)).isEqualTo(2);
            assertThat(Spools.statements(spool)).isEqualTo(days(DAY, 2));
        }
    }

    @Test
    void statementsNeverGoBackInTime() throws Exception {
        try (Spool spool = open()) {
            Instant first = now;
            spool.add(author, file("a"), days(DAY, 1));
            now = first.minusSeconds(86_400);
            spool.add(author, file("b"), List.of(bread(DAY, 1)));

            assertThat(Spools.waiting(spool)).extracting(Report::statedAt).containsExactly(first, first);
        }
    }

    @Test
    void saysThatItIsOnlyJustBeingMade() throws Exception {
        Files.createFile(path());
        assertThatThrownBy(() -> Spool.readStatus(path()))
                .isInstanceOf(SpoolException.class)
                .hasMessageContaining("look again in a moment");
        SpoolDatabase.open(path()).close();
        assertThatThrownBy(() -> Spool.readStatus(path()))
                .isInstanceOf(SpoolException.class)
                .hasMessageContaining("look again in a moment");
    }

    @Test
    void canBeLookedAtWhileItIsWritten() throws Exception {
        try (Spool spool = open()) {
            ProcessedFile file =
                    new ProcessedFile("a", "1", Instant.EPOCH, 1, 3, "3 rows were refused", "a column was passed over");
            spool.add(author, file, days(DAY, 1));
            spool.add(author, file, days(DAY, 1));
            spool.recordProblem("broker", "the broker cannot be reached");

            SpoolStatus seen = Spool.readStatus(path());

            assertThat(seen).isEqualTo(spool.status());
            assertThat(seen.files().refusedRows()).isEqualTo(3);
            assertThat(seen.files().acceptedValues()).isEqualTo(1);
            assertThat(seen.files().count()).isEqualTo(1);
            assertThat(seen.words().lastNote()).isEqualTo("2026-11-22T05:00:00Z a column was passed over");
            assertThat(seen.words().lastRefusal()).isEqualTo("2026-11-22T05:00:00Z 3 rows were refused");
            assertThat(seen.words().problem()).isEqualTo("the broker cannot be reached");
            spool.recordProblem("broker", "");
            assertThat(Spool.readStatus(path()).words().problem()).isEmpty();
        }
    }

    @Test
    void notesMayBeForgottenTogether() throws Exception {
        try (Spool spool = open()) {
            spool.recordProblem("watch folder", "the folder cannot be read");
            spool.recordProblem("watch file a_b", "the file cannot be read");
            spool.recordProblem("broker", "the broker cannot be reached");

            spool.clearProblems("watch ");

            assertThat(spool.status().words().problem()).isEqualTo("the broker cannot be reached");
        }
    }

    @Test
    void aSpoolOfAnOlderAgentIsTakenOver() throws Exception {
        try (Spool spool = open()) {
            spool.add(author, file("a"), days(DAY, 1));
        }
        try (Connection older = DriverManager.getConnection("jdbc:sqlite:" + path());
                java.sql.Statement change = older.createStatement()) {
            change.execute("alter table file drop column accepted_values");
            change.execute("alter table file drop column file_time");
            change.execute("alter table stated drop column file_time");
            change.execute("drop table corrected");
            change.execute("drop table told");
            change.execute("pragma user_version = 1");
        }
        assertThatThrownBy(() -> Spool.readStatus(path())).hasMessageContaining("older agent; run the agent once");

        open().close();

        assertThat(Spool.readStatus(path()).files().count()).isEqualTo(1);
        assertThat(Spool.readStatus(path()).files().acceptedValues()).isZero();
    }

    @Test
    void hasOneWriter() throws Exception {
        try (Spool spool = open()) {
            assertThat(spool.stream()).isNotNull();
            assertThatThrownBy(this::open)
                    .isInstanceOf(SpoolException.class)
                    .hasMessageContaining("another agent is running on the spool");
        }
        open().close();
    }

    @Test
    void letsGoOfItsLockWhenItCannotBeOpened() throws Exception {
        String stream;
        try (Spool spool = open()) {
            stream = spool.stream().toString();
        }
        rename("no stream");
        assertThatThrownBy(this::open).isInstanceOf(IllegalArgumentException.class);
        rename(stream);

        try (Spool spool = open()) {
            assertThat(spool.stream()).hasToString(stream);
        }
    }

    @Test
    void saysWhatToDoWithADamagedSpool() throws Exception {
        Files.writeString(path(), "this is no database, and it is longer than a header of one would be".repeat(20));

        assertThatThrownBy(this::open)
                .isInstanceOf(SpoolException.class)
                .hasMessageContainingAll("damaged or no spool", "keep them");
    }

    /** Cuts the log at every byte: commits before the cut stay complete and in order. */
    @Test
    void leavesATornEndOfTheLogOut() throws Exception {
        Random random = new Random(7);
        try (Spool spool = open()) {
            for (int at = 0; at < 20; at++) {
                spool.add(author, file("file-" + at), days(DAY.plusDays(at), 1));
            }
            byte[] database = Files.readAllBytes(path());
            byte[] log = Files.readAllBytes(folder.resolve("spool.db-wal"));
            for (int tear = 0; tear < 20; tear++) {
                Path torn = folder.resolve("torn-" + tear + ".db");
                Files.write(torn, database);
                Path tornLog = folder.resolve("torn-" + tear + ".db-wal");
                Files.write(tornLog, Arrays.copyOf(log, random.nextInt(log.length)));
                Files.write(tornLog, new byte[random.nextInt(5000)], StandardOpenOption.APPEND);
                checkPrefix(torn);
            }
        }
    }

    private void rename(String stream) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
                PreparedStatement update = connection.prepareStatement("update stream set id = ?")) {
            update.setString(1, stream);
            update.executeUpdate();
        }
    }

    private void checkPrefix(Path torn) throws SpoolException {
        try (Spool spool = Spool.open(torn, clock)) {
            List<Statement> kept = Spools.statements(spool);
            assertThat(kept).isEqualTo(days(DAY, kept.size()));
            assertThat(spool.status().files().count()).isEqualTo(kept.size());
            assertThat(spool.add(author, file("all"), days(DAY, 20)))
                    .isEqualTo(new SpoolResult(kept.size() == 20 ? 0 : 1, 20 - kept.size(), kept.size()));
        }
    }

    private Spool open() throws SpoolException {
        return Spool.open(path(), clock);
    }

    private Path path() {
        return folder.resolve("spool.db");
    }

    @Test
    void remembersTheQuestionsThatSomebodyWasToldOf() throws Exception {
        try (Spool spool = open()) {
            spool.rememberTold(List.of("a", "b"));
            spool.rememberTold(List.of("b"));
        }
        try (Spool spool = open()) {
            assertThat(spool.told()).containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void aFailureIsSaidInSpanishToo() throws Exception {
        Files.writeString(path(), "no spool, but long enough to be read as one".repeat(20));
        assertThatThrownBy(() -> Spool.readStatus(path()))
                .isInstanceOfSatisfying(
                        SpoolException.class,
                        failure -> assertThat(failure.said().in(Locale.of("es")))
                                .contains(path().toString(), "está dañada o no lo es", "guárdelos"));
    }
}
