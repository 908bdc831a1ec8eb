package coop.minga.ingest.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class ProcessLockTests {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isHeldOnceUntilItIsClosed() throws Exception {
        Path file = folder.resolve("in-use");
        try (ProcessLock first = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
        }
        try (ProcessLock next = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions, which the test reads")
    void itsFileIsPrivate() throws Exception {
        Path file = Files.createFile(
                folder.resolve("in-use"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        try (ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
