package coop.minga.analytics.filter.distribution;

import java.util.List;
import java.util.stream.Stream;

import coop.minga.analytics.filter.result.TransformKind;
import coop.minga.analytics.filter.state.StateCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TransformTests {

    static Stream<Arguments> scalesAndValues() {
        return Stream.of(
                Arguments.of(new Transform.Identity(), -3.5),
                Arguments.of(new Transform.Identity(), 1e12),
                Arguments.of(new Transform.Asinh(0.2), 0.0),
                Arguments.of(new Transform.Asinh(0.2), 1e6),
                Arguments.of(new Transform.Asinh(15), -4.0),
                Arguments.of(new Transform.Logit(), 0.02),
                Arguments.of(new Transform.Logit(), 0.97));
    }

    @ParameterizedTest
    @MethodSource("scalesAndValues")
    void comesBackToTheUnit(Transform scale, double value) {
        assertThat(scale.invert(scale.apply(value))).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
    }

    @ParameterizedTest
    @MethodSource("scalesAndValues")
    void isAsSteepAsItSays(Transform scale, double value) {
        double step = 1e-6 * Math.max(0.01, Math.abs(value));
        double slope = (scale.apply(value + step) - scale.apply(value - step)) / (2 * step);
        assertThat(Math.exp(scale.logJacobian(value))).isCloseTo(slope, within(1e-4 * slope));
    }

    @Test
    void comesBackToTheUnitHoweverSharpTheBend() {
        for (double bend : new double[] {1e-9, 0.3, 1e12}) {
            Transform scale = new Transform.Asinh(bend);
            for (double value : new double[] {0, 1e-9, -2.5, 7, 1e12}) {
                assertThat(scale.invert(scale.apply(value))).isCloseTo(value, within(1e-12 * Math.abs(value)));
            }
        }
    }

    @Test
    void withoutABendLeavesValuesAsTheyAre() {
        for (double value : new double[] {0, 1e-9, -2.5, 7}) {
            assertThat(new Transform.Asinh(0).apply(value)).isEqualTo(value);
            assertThat(new Transform.Asinh(0).invert(value)).isEqualTo(value);
        }
    }

    @Test
    void isStraightNearZeroAndLogarithmicFarAboveTheBend() {
        Transform scale = new Transform.Asinh(1);
        assertThat(scale.apply(0.001)).isCloseTo(0.001, within(1e-9));
        assertThat(scale.apply(2e6) - scale.apply(1e6)).isCloseTo(Math.log(2), within(1e-9));
    }

    @Test
    void namesItsKind() {
        assertThat(new Transform.Identity().kind()).isEqualTo(TransformKind.IDENTITY);
        assertThat(new Transform.Asinh(0).kind()).isEqualTo(TransformKind.IDENTITY);
        assertThat(new Transform.Asinh(0.2).kind()).isEqualTo(TransformKind.ASINH);
        assertThat(new Transform.Logit().kind()).isEqualTo(TransformKind.LOGIT);
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        List<Transform> all = List.of(
                new Transform.Identity(), new Transform.Asinh(0.2), new Transform.Asinh(15), new Transform.Logit());
        for (Transform written : all) {
            StateCodec codec = StateCodec.saving(2, 0);
            assertThat(Transform.readOrWrite(written, codec)).isSameAs(written);
            for (Transform before : all) {
                assertThat(Transform.readOrWrite(before, StateCodec.restoring(codec.saved(), codec.savedFloats())))
                        .isEqualTo(written);
            }
        }
    }
}
