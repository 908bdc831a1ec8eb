package coop.minga.deploy.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerFolderTests {
    @TempDir
    private Path path;

    @Test
    void keepsItsPassword() {
        String first;
        try (ServerFolder folder = open()) {
            first = folder.password();
        }
        try (ServerFolder folder = open()) {
            assertThat(folder.password()).isEqualTo(first).hasSize(48);
        }
    }

    @Test
    void saysWhichPasswordIsTorn() throws IOException {
        Files.createFile(path.resolve("password"));
        try (ServerFolder folder = open()) {
            assertThatThrownBy(folder::password)
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining(path.resolve("password") + " is empty or torn");
        }
    }

    @Test
    void movesAsideWhatAnInterruptedMakingLeft() throws IOException {
        for (int trial = 1; trial <= 2; trial++) {
            try (ServerFolder folder = open()) {
                folder.beginMaking("made");
                assertThat(path.resolve("made")).doesNotExist();
                Files.createDirectories(path.resolve("made"));
                Files.writeString(path.resolve("made/half"), "trial " + trial);
            }
        }
        assertThat(path.resolve("made.interrupted/half")).hasContent("trial 1");
    }

    @Test
    void leavesWhatIsMade() throws IOException {
        try (ServerFolder folder = open()) {
            folder.beginMaking("made");
            Files.createDirectories(path.resolve("made"));
            folder.endMaking("made");
        }
        try (ServerFolder folder = open()) {
            folder.beginMaking("made");
            assertThat(path.resolve("made")).exists();
        }
    }

    @Test
    void isUsedByOneAtATime() {
        try (ServerFolder folder = open()) {
            assertThat(folder.resolve("in-use")).exists();
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(" is in use by another running Minga");
        }
    }

    private ServerFolder open() {
        return ServerFolder.open(Optional.of(path), "minga-test");
    }
}
