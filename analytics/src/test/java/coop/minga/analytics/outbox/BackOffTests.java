package coop.minga.analytics.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTests {

    @Test
    void doublesUpToTenMinutes() {
        var longest = new BackOff(always(-1L));

        assertThat(longest.after(1)).isBetween(Duration.ofMillis(4_990), Duration.ofSeconds(5));
        assertThat(longest.after(2)).isBetween(Duration.ofMillis(9_990), Duration.ofSeconds(10));
        assertThat(longest.after(7)).isBetween(Duration.ofMillis(319_990), Duration.ofSeconds(320));
        assertThat(longest.after(8)).isBetween(Duration.ofMillis(599_990), Duration.ofMinutes(10));
        assertThat(longest.after(Integer.MAX_VALUE)).isBetween(Duration.ofMillis(599_990), Duration.ofMinutes(10));
    }

    @Test
    void chanceShortensItByHalfAtTheMost() {
        assertThat(new BackOff(always(0L)).after(1)).isEqualTo(Duration.ofMillis(2_500));
        assertThat(new BackOff(always(0L)).after(100)).isEqualTo(Duration.ofMinutes(5));
    }

    private static RandomGenerator always(long bits) {
        return () -> bits;
    }
}
