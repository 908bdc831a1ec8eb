package coop.minga.ui.live;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a tab is drawn on for somebody who does nothing in it. */
class AttentionTests {

    private static final long OPENED = Long.MAX_VALUE - 1000;

    private final Attention attention = new Attention(OPENED);

    @Test
    void lastsForAnHourAfterTheLastAct() {
        assertThat(attention.paid(after(60))).isTrue();
        assertThat(attention.paid(after(61))).isFalse();
        assertThat(attention.resting(after(61))).isTrue();
        attention.here(after(61));
        assertThat(attention.paid(after(120))).isTrue();
        assertThat(attention.paid(after(122))).isFalse();
    }

    @Test
    void endsWhenTheTabIsHiddenUntilItIsSeenAgain() {
        attention.away();
        assertThat(attention.paid(after(1))).isFalse();
        assertThat(attention.resting(after(1))).isFalse();
        attention.here(after(2));
        assertThat(attention.paid(after(3))).isTrue();
    }

    @Test
    void countsAsReturnsOnlyActsAfterARest() {
        attention.here(after(10));
        assertThat(attention.returns().peek()).isZero();
        attention.here(after(100));
        assertThat(attention.returns().peek()).isOne();
    }

    private static long after(int minutes) {
        return OPENED + Duration.ofMinutes(minutes).toNanos();
    }
}
