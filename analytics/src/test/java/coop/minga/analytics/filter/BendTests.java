package coop.minga.analytics.filter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BendTests {

    @Test
    void undoesItselfAtEveryScale() {
        for (double bend : new double[] {0, 1e-9, 0.3, 1e12}) {
            for (double value : new double[] {0, 1e-9, -2.5, 7, 1e12}) {
                assertThat(Bend.out(Bend.in(value, bend), bend)).isCloseTo(value, within(1e-12 * Math.abs(value)));
            }
        }
    }

    @Test
    void isStraightNearZeroAndLogarithmicFarAway() {
        assertThat(Bend.in(0.001, 1)).isCloseTo(0.001, within(1e-9));
        assertThat(Bend.in(2e6, 1) - Bend.in(1e6, 1)).isCloseTo(Math.log(2), within(1e-9));
    }
}
