package coop.minga.analytics.filter.distribution;

import coop.minga.analytics.filter.state.StateCodec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ValueDomainTests {

    private static final Transform IDENTITY = new Transform.Identity();

    @Test
    void distinguishesCountsFromOtherNumbers() {
        assertThat(of(0, 7, 3).isCount()).isTrue();
        assertThat(of(0, 7, 3.5).isCount()).isFalse();
        assertThat(of(-1, 7).isCount()).isFalse();
        assertThat(of(0, 7).neverNegative()).isTrue();
        assertThat(of(-0.5, 7).neverNegative()).isFalse();
    }

    @Test
    void distinguishesProportionsFromSmallAmounts() {
        assertThat(of(0, 0.5, 1).isProportion()).isTrue();
        assertThat(of(0, 0.5, 1.1).isProportion()).isFalse();
        assertThat(of(-0.1, 0.5).isProportion()).isFalse();
        assertThat(of(0, 1, 1).isProportion()).isFalse();
        assertThat(of(0.004, 0.01).isProportion()).isFalse();
        assertThat(of(0.004, 0.011).isProportion()).isTrue();
    }

    @Test
    void boundsForecastsAtTwiceItsRange() {
        assertThat(of(10, 12).highestForecast()).isEqualTo(16);
        assertThat(of(10, 12).lowestForecast(false)).isEqualTo(6);
        assertThat(of(1, 5).lowestForecast(false)).isZero();
        assertThat(of(1, 5).lowestForecast(true)).isEqualTo(DiscreteDistribution.LOWEST);
        assertThat(of(-1, 5).lowestForecast(false)).isEqualTo(-13);
    }

    /** A number between two steps is rounded evenly: a twelfth of the squared step. */
    @Test
    void knowsTheVarianceByRounding() {
        assertThat(of(5).roundingVariance(IDENTITY, 5)).isZero();
        assertThat(of(5, 5).roundingVariance(IDENTITY, 5)).isZero();
        assertThat(of(1.5, 1.75, 3).roundingVariance(IDENTITY, 2)).isCloseTo(0.0625 / 12, within(1e-15));
        assertThat(of(10, 20).roundingVariance(IDENTITY, 10)).isCloseTo(1.0 / 12, within(1e-15));
        assertThat(of(1.5, 1.75).roundingVariance(new Transform.Asinh(3), 4)).isCloseTo(0.0625 / 300, within(1e-15));
    }

    @Test
    void takesNoStepBelowTheDigitsOfADouble() {
        double step = 1e-9 * 1.5;
        assertThat(of(1.5 - 1e-12, 1.5).roundingVariance(IDENTITY, 1)).isCloseTo(step * step / 12, within(1e-24));
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        ValueDomain domain = of(1.5, 1.75);
        StateCodec written = StateCodec.saving(5, 0);
        domain.readOrWrite(written);
        ValueDomain read = new ValueDomain();
        read.readOrWrite(StateCodec.restoring(written.saved(), written.savedFloats()));
        assertThat(read).usingRecursiveComparison().isEqualTo(domain);
        assertThat(written.saved()).containsExactly(1.5, 1.75, 0.25, 1.75, 0);
    }

    private static ValueDomain of(double... values) {
        ValueDomain domain = new ValueDomain();
        for (double value : values) {
            domain.add(value);
        }
        return domain;
    }
}
