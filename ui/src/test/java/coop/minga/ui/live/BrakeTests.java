package coop.minga.ui.live;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrakeTests {

    /** Near the end of what a nanosecond clock can count: it goes on from the other end. */
    private static final long BEGAN = Long.MAX_VALUE - 100;

    private final Brake brake = new Brake();

    @Test
    void letsTheFirstNewsThroughAtOnce() {
        assertThat(brake.pause(BEGAN)).isZero();
    }

    @Test
    void letsNewsThroughAMomentAfterTheLast() {
        brake.drawn(BEGAN, BEGAN);
        assertThat(brake.pause(BEGAN)).isEqualTo(Brake.SHORTEST);
        assertThat(brake.pause(after(Duration.ofMillis(400)))).isEqualTo(Duration.ofMillis(600));
        assertThat(brake.pause(after(Brake.SHORTEST))).isZero();
        assertThat(brake.pause(after(Duration.ofDays(1)))).isZero();
    }

    @Test
    void waitsLongerWhereDrawingTakesLongAndNeverForEver() {
        brake.drawn(BEGAN, after(Duration.ofSeconds(2)));
        assertThat(brake.pause(after(Duration.ofSeconds(2)))).isEqualTo(Duration.ofSeconds(8));
        brake.drawn(BEGAN, after(Duration.ofMinutes(10)));
        assertThat(brake.pause(after(Duration.ofMinutes(10)))).isEqualTo(Brake.LONGEST);
    }

    private static long after(Duration passed) {
        return BEGAN + passed.toNanos();
    }
}
