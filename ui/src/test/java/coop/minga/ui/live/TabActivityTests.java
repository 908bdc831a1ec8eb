package coop.minga.ui.live;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Updates of a tab without input. */
class TabActivityTests {

    private static final long OPENED = Long.MAX_VALUE - 1000;

    private final TabActivity attention = new TabActivity(OPENED);

    @Test
    void lastsForAnHourAfterTheLastAct() {
        assertThat(attention.isActive(after(60))).isTrue();
        assertThat(attention.isActive(after(61))).isFalse();
        assertThat(attention.isIdle(after(61))).isTrue();
        attention.recordActivity(after(61));
        assertThat(attention.isActive(after(120))).isTrue();
        assertThat(attention.isActive(after(122))).isFalse();
    }

    @Test
    void endsWhenTheTabIsHiddenUntilItIsSeenAgain() {
        attention.recordHidden();
        assertThat(attention.isActive(after(1))).isFalse();
        assertThat(attention.isIdle(after(1))).isFalse();
        attention.recordActivity(after(2));
        assertThat(attention.isActive(after(3))).isTrue();
    }

    @Test
    void countsOnlyActsAfterAPauseAsReturns() {
        attention.recordActivity(after(10));
        assertThat(attention.reactivations().peek()).isZero();
        attention.recordActivity(after(100));
        assertThat(attention.reactivations().peek()).isOne();
    }

    private static long after(int minutes) {
        return OPENED + Duration.ofMinutes(minutes).toNanos();
    }
}
