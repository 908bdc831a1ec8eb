package coop.minga.analytics.channel.irc;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacedInputTests {

    private static final int BYTES = 500_000;

    private long now;
    private long paused;

    @Test
    void takesNoMoreInASecondThanItMay() throws IOException {
        readAll(new ByteArrayInputStream(new byte[BYTES]));
        assertThat(Duration.ofNanos(paused)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void readsByteByByteAtTheSamePace() throws IOException {
        try (var input = paced(new ByteArrayInputStream(new byte[BYTES]))) {
            for (int i = 0; i < BYTES; i++) {
                assertThat(input.read()).isZero();
            }
        }
        assertThat(Duration.ofNanos(paused)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void doesNotPauseWhereTheServerIsSlower() throws IOException {
        readAll(new FilterInputStream(new ByteArrayInputStream(new byte[BYTES])) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                now += Duration.ofMillis(100).toNanos();
                return super.read(into, from, length);
            }
        });
        assertThat(paused).isZero();
    }

    private void readAll(InputStream server) throws IOException {
        try (var input = paced(server)) {
            assertThat(input.readAllBytes()).hasSize(BYTES);
        }
    }

    private PacedInput paced(InputStream server) {
        return new PacedInput(server, () -> now, nanos -> {
            paused += Math.max(0, nanos);
            now += Math.max(0, nanos);
        });
    }
}
