package coop.minga.analytics.filter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class StudentTTests {

    /** Points of the usual printed table of Student's t; one degree of freedom is tan(pi (p - 1/2)). */
    @ParameterizedTest
    @CsvSource({
        "0.975, 1, 12.7062",
        "0.95, 5, 2.0150",
        "0.975, 10, 2.2281",
        "0.995, 10, 3.1693",
        "0.995, 30, 2.7500",
        "0.9, 3, 1.6377",
        "0.975, 120, 1.9799"
    })
    void agreesWithThePrintedTable(double p, double freedom, double t) {
        assertThat(StudentT.quantile(p, freedom)).isCloseTo(t, within(1e-4));
        assertThat(StudentT.quantile(1 - p, freedom)).isCloseTo(-t, within(1e-4));
    }

    @Test
    void hasClosedFormsForOneAndTwoDegreesOfFreedom() {
        assertThat(StudentT.upperTail(3, 1)).isCloseTo(0.5 - Math.atan(3) / Math.PI, within(1e-14));
        assertThat(StudentT.upperTail(-2, 2)).isCloseTo(0.5 + 1 / Math.sqrt(6), within(1e-14));
        assertThat(StudentT.quantile(0.9, 2)).isCloseTo(0.8 * Math.sqrt(2 / (4 * 0.9 * 0.1)), within(1e-12));
    }

    @Test
    void quantileAndTailUndoEachOther() {
        for (double freedom : new double[] {1.5, 3, 7.3, 60, 5000}) {
            for (double p : new double[] {1e-9, 0.004, 0.3, 0.4999, 0.62, 0.999}) {
                double back = 1 - StudentT.upperTail(StudentT.quantile(p, freedom), freedom);
                assertThat(back).isCloseTo(p, within(1e-11));
            }
        }
    }

    @Test
    void refusesAProbabilityOutsideZeroToOne() {
        assertThatThrownBy(() -> StudentT.quantile(1, 5)).hasMessageContaining("probability 1.0");
    }

    @Test
    void carriesTailsToTheNormalOnes() {
        assertThat(NormalScore.of(StudentT.quantile(0.975, 6), 6)).isCloseTo(1.96, within(0.01));
        assertThat(NormalScore.of(StudentT.quantile(0.0005, 12), 12)).isCloseTo(-3.2905, within(0.02));
    }
}
