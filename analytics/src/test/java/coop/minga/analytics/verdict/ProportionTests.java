package coop.minga.analytics.verdict;

import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ProportionTests {

    /** Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3. */
    @Test
    void hasTheIntervalOfWilson() {
        assertThat(new Proportion(81, 263).low()).isCloseTo(0.2553, within(5e-5));
        assertThat(new Proportion(81, 263).high()).isCloseTo(0.3662, within(5e-5));
        assertThat(new Proportion(15, 148).low()).isCloseTo(0.0624, within(5e-5));
        assertThat(new Proportion(15, 148).high()).isCloseTo(0.1605, within(5e-5));
        assertThat(new Proportion(0, 20).low()).isCloseTo(0, within(1e-12));
        assertThat(new Proportion(0, 20).high()).isCloseTo(0.1611, within(5e-5));
        assertThat(new Proportion(29, 29).low()).isCloseTo(0.8830, within(5e-5));
        assertThat(new Proportion(29, 29).high()).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40, 1000, 1_000_000})
    void hasTheIntervalOfHipparchus(int trials) {
        for (int tenths = 0; tenths <= 10; tenths++) {
            int successes = (int) (trials * (long) tenths / 10);
            ConfidenceInterval expected =
                    BinomialProportion.getWilsonScoreInterval(trials, (double) successes / trials, 0.95);
            Proportion found = new Proportion(successes, trials);
            assertThat(found.low()).isCloseTo(expected.getLowerBound(), within(1e-12));
            assertThat(found.high()).isCloseTo(expected.getUpperBound(), within(1e-12));
        }
    }

    @Test
    void doesNotReadNoiseAsFault() {
        assertThat(new Proportion(76, 100).contains(0.8)).isTrue();
        assertThat(new Proportion(7600, 10_000).contains(0.8)).isFalse();
    }

    @Test
    void isNotKnownOfNothingAndRefusesMoreThanAll() {
        assertThat(new Proportion(0, 0).known()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2));
    }
}
