package coop.minga.ingest.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import coop.minga.ingest.contract.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static coop.minga.ingest.spool.Spools.days;
import static coop.minga.ingest.spool.Spools.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Fills a real file system of two megabytes. */
final class FullDiskTests {
    private final ReportAuthor author = Spools.author();

    @TempDir
    private Path folder = Path.of("");

    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=2m", "minga-test", disk.toString()))
                .as("a small disk can be mounted, which takes root on Linux")
                .isZero();
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void keepsTheOldestAndRefusesLoudlyAndGoesOnWhenThereIsRoom() throws Exception {
        Path filler = disk.resolve("filler");
        Files.write(filler, new byte[1_000_000]);
        List<Statement> kept = new ArrayList<>();
        try (Spool spool = Spool.open(disk.resolve("spool.db"), Clock.systemUTC())) {
            SpoolException refusal = fill(spool, kept);
            assertThat(refusal)
                    .isInstanceOf(SpoolFullException.class)
                    .hasMessageContainingAll("spool.db", "is full", "make room", "nothing is lost");
            assertThat(kept).isNotEmpty();
            assertThat(Spools.statements(spool)).isEqualTo(kept);
            assertThatThrownBy(() -> takeNext(spool, kept.size())).isInstanceOf(SpoolFullException.class);

            Files.delete(filler);

            takeNext(spool, kept.size());
            kept.addAll(days(Statement.EARLIEST_DAY.plusDays(kept.size()), 100));
            assertThat(Spools.statements(spool)).isEqualTo(kept);
        }
        try (Spool spool = Spool.open(disk.resolve("spool.db"), Clock.systemUTC())) {
            assertThat(Spools.statements(spool)).isEqualTo(kept);
        }
    }

    @Test
    void survivesADiskWithoutASingleFreeByte() throws Exception {
        List<Statement> kept = new ArrayList<>();
        Path filler = disk.resolve("filler");
        try (Spool spool = Spool.open(disk.resolve("spool.db"), Clock.systemUTC())) {
            takeNext(spool, 0);
            kept.addAll(days(Statement.EARLIEST_DAY, 100));
            fillUp(filler);
            fill(spool, kept);
            assertThat(Spools.statements(spool)).isEqualTo(kept);
            Files.delete(filler);
            takeNext(spool, kept.size());
            assertThat(Spools.statements(spool)).hasSize(kept.size() + 100);
        }
    }

    private SpoolException fill(Spool spool, List<Statement> kept) {
        try {
            while (true) {
                List<Statement> next = takeNext(spool, kept.size());
                kept.addAll(next);
            }
        } catch (SpoolException refusal) {
            return refusal;
        }
    }

    private List<Statement> takeNext(Spool spool, int known) throws SpoolException {
        List<Statement> next = days(Statement.EARLIEST_DAY.plusDays(known), 100);
        spool.add(author, file("file-" + known), next);
        return next;
    }

    private static void fillUp(Path filler) {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }
}
