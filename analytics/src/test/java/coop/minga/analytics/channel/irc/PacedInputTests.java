package coop.minga.analytics.channel.irc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacedInputTests {

    @Test
    void takesNoMoreInASecondThanItMay() throws IOException {
        var begun = System.nanoTime();
        try (var input = new PacedInput(new ByteArrayInputStream(new byte[500_000]))) {
            assertThat(input.readAllBytes()).hasSize(500_000);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(800));
    }
}
