package coop.minga.ui.live;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RedrawThrottleTests {

    /** Near the overflow of a nanosecond clock. */
    private static final long BEGAN = Long.MAX_VALUE - 100;

    private final RedrawThrottle brake = new RedrawThrottle();

    @Test
    void redrawsAtOnceOnTheFirstChange() {
        assertThat(brake.pause(BEGAN)).isZero();
    }

    @Test
    void delaysARedrawSoonAfterTheLast() {
        brake.recordRedraw(BEGAN, BEGAN);
        assertThat(brake.pause(BEGAN)).isEqualTo(RedrawThrottle.SHORTEST);
        assertThat(brake.pause(after(Duration.ofMillis(400)))).isEqualTo(Duration.ofMillis(600));
        assertThat(brake.pause(after(RedrawThrottle.SHORTEST))).isZero();
        assertThat(brake.pause(after(Duration.ofDays(1)))).isZero();
    }

    @Test
    void waitsInProportionToDrawingTimeUpToALimit() {
        brake.recordRedraw(BEGAN, after(Duration.ofSeconds(2)));
        assertThat(brake.pause(after(Duration.ofSeconds(2)))).isEqualTo(Duration.ofSeconds(8));
        brake.recordRedraw(BEGAN, after(Duration.ofMinutes(10)));
        assertThat(brake.pause(after(Duration.ofMinutes(10)))).isEqualTo(RedrawThrottle.LONGEST);
    }

    private static long after(Duration passed) {
        return BEGAN + passed.toNanos();
    }
}
