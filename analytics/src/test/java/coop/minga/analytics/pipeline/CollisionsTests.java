package coop.minga.analytics.pipeline;

import java.time.Duration;

import coop.minga.analytics.catalogue.SeriesId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CollisionsTests {

    private final Collisions collisions = new Collisions();

    @Test
    void countsThoseInARowForEachSeries() {
        var bread = new SeriesId(1);
        assertThat(collisions.count(bread)).isEqualTo(1);
        assertThat(collisions.count(bread)).isEqualTo(2);
        assertThat(collisions.count(new SeriesId(2))).isEqualTo(1);
        collisions.end(bread);
        assertThat(collisions.count(bread)).isEqualTo(1);
    }

    @Test
    void triesAgainAtOnceAndThenWithPausesThatGrowToAMinute() {
        assertThat(Collisions.pause(1)).isZero();
        assertThat(Collisions.pause(2)).isEqualTo(Duration.ofMillis(100));
        assertThat(Collisions.pause(3)).isEqualTo(Duration.ofMillis(200));
        assertThat(Collisions.pause(11)).isEqualTo(Collisions.pause(1_000_000)).isLessThan(Duration.ofMinutes(1));
    }
}
