package coop.minga.analytics.pipeline;

import java.time.Duration;

import coop.minga.analytics.catalogue.SeriesId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsecutiveFailuresTests {

    private final ConsecutiveFailures failures = new ConsecutiveFailures();

    @Test
    void countsConsecutiveFailuresOfEachSeries() {
        var bread = new SeriesId(1);
        assertThat(failures.count(bread)).isEqualTo(1);
        assertThat(failures.count(bread)).isEqualTo(2);
        assertThat(failures.count(new SeriesId(2))).isEqualTo(1);
        failures.reset(bread);
        assertThat(failures.count(bread)).isEqualTo(1);
    }

    @Test
    void pausesAfterTheSecondFailureAndDoublesUpToAMinute() {
        assertThat(ConsecutiveFailures.pauseAfter(1)).isZero();
        assertThat(ConsecutiveFailures.pauseAfter(2)).isEqualTo(Duration.ofMillis(100));
        assertThat(ConsecutiveFailures.pauseAfter(3)).isEqualTo(Duration.ofMillis(200));
        assertThat(ConsecutiveFailures.pauseAfter(11))
                .isEqualTo(ConsecutiveFailures.pauseAfter(1_000_000))
                .isLessThan(Duration.ofMinutes(1));
    }
}
