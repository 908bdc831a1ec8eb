package coop.minga.analytics.filter.distribution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NormalTests {

    /** Abramowitz and Stegun, table 26.1 (the last one: Mills' ratio at 10). */
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.841344746068543",
        "-1, 0.158655253931457",
        "1.96, 0.975002104851780",
        "-3, 0.001349898031630",
        "-10, 7.61985302416e-24"
    })
    void hasThePublishedProbabilities(double z, double below) {
        assertThat(Normal.cdf(z)).isCloseTo(below, within(1e-12 * Math.max(below, 1e-3)));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.975, 1.959963984540054", "0.005, -2.575829303548901", "1e-10, -6.361340902404056"})
    void hasThePublishedQuantiles(double p, double z) {
        assertThat(Normal.quantile(p)).isCloseTo(z, within(1e-7));
    }

    /** Two-sided points of Student's t, Abramowitz and Stegun, table 26.10. */
    @ParameterizedTest
    @CsvSource({
        "5, 2.571, 1.959964",
        "10, 2.228, 1.959964",
        "30, 2.042, 1.959964",
        "5, 4.032, 2.575829",
        "10, 3.169, 2.575829"
    })
    void carriesStudentsTOverToAboutTwoDigits(double freedom, double t, double z) {
        assertThat(Normal.score(t, freedom)).isCloseTo(z, within(0.02));
        assertThat(Normal.score(-t, freedom)).isCloseTo(-z, within(0.02));
    }

    @Test
    void comesBackFromAScore() {
        for (double t = -7; t <= 7; t += 0.5) {
            assertThat(Normal.inverseScore(Normal.score(t, 6), 6)).isCloseTo(t, within(1e-9));
        }
    }

    /** Four degrees of freedom: 3/8 at 0 and 3/8 / 2^2.5 at 2. */
    @Test
    void hasTheDensityOfStudentsT() {
        assertThat(Math.exp(Normal.logStudentDensity(0, 4))).isCloseTo(0.375, within(2e-3));
        assertThat(Math.exp(Normal.logStudentDensity(2, 4))).isCloseTo(0.0662913, within(5e-4));
    }
}
