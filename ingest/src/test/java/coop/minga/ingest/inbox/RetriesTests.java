package coop.minga.ingest.inbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class RetriesTests {
    private static final Path FILE = Path.of("a.csv");

    private long now;
    private final Retries retries = new Retries(() -> now);

    @Test
    void theDelayDoublesUpToItsBoundAndASuccessEndsIt() {
        Duration delay = Retries.FIRST;
        for (int round = 0; round < 20; round++) {
            retries.tried(FILE, false);
            now += delay.toNanos() - 1;
            assertThat(retries.due()).isFalse();
            now += 1;
            assertThat(retries.due(FILE)).isTrue();
            delay = delay.multipliedBy(2).compareTo(Retries.LONGEST) > 0 ? Retries.LONGEST : delay.multipliedBy(2);
        }
        assertThat(delay).isEqualTo(Retries.LONGEST);

        retries.tried(FILE, true);

        assertThat(retries.isEmpty()).isTrue();
        assertThat(retries.due()).isFalse();
    }

    @Test
    void forgetsAFileThatWasMovedAway() {
        retries.tried(FILE, false);

        retries.retain(List.of());

        assertThat(retries.isEmpty()).isTrue();
    }
}
