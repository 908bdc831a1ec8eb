package coop.minga.analytics.filter;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class StateSnapshotTests {

    private final SeriesFilter filter = new SeriesFilter(FilterSettings.daily());

    @Test
    void knowsNoDayAtTheStart() {
        assertThat(filter.start().lastDay()).isEmpty();
        assertThat(StateSnapshot.decode(filter.start().encode())).isEqualTo(filter.start());
    }

    @Test
    void comesBackFromItsBytesWhole() {
        for (Judgement day : Series.noisy(80, 83).judged(FilterSettings.daily())) {
            StateSnapshot back = StateSnapshot.decode(day.next().encode());
            assertThat(back).isEqualTo(day.next());
            assertThat(back.lastDay()).contains(day.day().date());
        }
    }

    @Test
    void refusesBytesOfAnotherVersion() {
        byte[] bytes = filter.start().encode();
        bytes[3] = 11;
        assertThatThrownBy(() -> StateSnapshot.decode(bytes)).hasMessage("state of version 11: expected 10");
        assertThatThrownBy(() -> StateSnapshot.decode(new byte[5])).hasMessageContaining("state of 5 bytes");
    }

    @Test
    void liesAsFarFromAnotherAsTheNumberThatDiffersMost() {
        StateSnapshot state =
                Series.noisy(80, 89).judged(FilterSettings.daily()).getLast().next();
        StateSnapshot other = Series.noisy(80, 89)
                .withValue(79, 99.5)
                .judged(FilterSettings.daily())
                .getLast()
                .next();
        byte[] bytes = state.encode();
        double number = ByteBuffer.wrap(bytes).getDouble(20);
        StateSnapshot nudged = StateSnapshot.decode(ByteBuffer.wrap(bytes.clone())
                .putDouble(20, number * (1 + 1e-6))
                .array());
        assertThat(state.distanceTo(StateSnapshot.decode(bytes))).isZero();
        assertThat(state.distanceTo(nudged)).isCloseTo(1e-6, within(1e-10));
        assertThat(state.distanceTo(other)).isBetween(1e-6, 2.0);
        assertThat(state.distanceTo(filter.start())).isInfinite();
    }

    @Test
    void refusesAStateOfOtherSettings() {
        SeriesFilter seasonless = new SeriesFilter(FilterSettings.daily().withoutSeason());
        assertThatThrownBy(() -> filter.forecast(seasonless.start(), FilterDay.open(Series.FIRST)))
                .hasMessageContaining("expected season 7");
    }
}
