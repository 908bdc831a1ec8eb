package coop.minga.deploy.check;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class LeftOutTests {

    @Test
    void namesEachTestAndItsReason(@TempDir Path folder) {
        LeftOut leftOut = new LeftOut(folder.resolve("left-out.txt"), false);

        leftOut.note("ChatIntegrationTests", "needs ngircd");
        leftOut.note("NowSnapshotsIntegrationTests", "needs chromium");

        assertThat(folder.resolve("left-out.txt"))
                .hasContent("ChatIntegrationTests: needs ngircd\nNowSnapshotsIntegrationTests: needs chromium\n");
    }

    @Test
    void aStrictRunLeavesNothingOut(@TempDir Path folder) {
        LeftOut leftOut = new LeftOut(folder.resolve("left-out.txt"), true);

        assertThatThrownBy(() -> leftOut.note("ChatIntegrationTests", "needs ngircd"))
                .hasMessageContaining("ChatIntegrationTests may not be left out");
    }
}
