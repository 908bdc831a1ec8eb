package coop.minga.deploy.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PidFileTests {
    @TempDir
    private Path folder;

    @Test
    void findsTheProcessThatWasWrittenDown() throws IOException {
        Process process = watcher();
        try {
            file().written(process);
            assertThat(file().running()).contains(process.toHandle());
            assertThat(folder.resolve("pid.part")).doesNotExist();

            PidFile another = new PidFile(folder.resolve("pid"), "tail -f " + folder.resolve("another"));
            assertThat(another.running()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "12x", "\0\0\0\0", "-1", "99999999999999999999999"})
    void aFileThatCannotBeReadNamesNobody(String torn) throws IOException {
        Files.writeString(folder.resolve("pid"), torn);
        assertThat(file().running()).isEmpty();
    }

    @Test
    void aProcessIsFoundAlthoughItsFileIsEmpty() throws IOException {
        Files.createFile(folder.resolve("pid"));
        Process process = watcher();
        try {
            assertThat(file().running()).contains(process.toHandle());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void noFileNamesNobody() throws IOException {
        assertThat(file().running()).isEmpty();
    }

    @Test
    void anEmptyFileOfADatabaseServerIsPutOutOfItsWay() throws IOException {
        Path file = Files.createFile(folder.resolve("postmaster.pid"));
        OrphanedServer.stop(folder);
        assertThat(file).doesNotExist();
    }

    /** A process that runs until it is ended. */
    private Process watcher() throws IOException {
        Path watched = folder.resolve("watched");
        Files.writeString(watched, "");
        return new ProcessBuilder("tail", "-f", watched.toString()).start();
    }

    private PidFile file() {
        return new PidFile(folder.resolve("pid"), "tail -f " + folder.resolve("watched"));
    }
}
