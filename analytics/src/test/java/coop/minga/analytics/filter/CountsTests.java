package coop.minga.analytics.filter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CountsTests {

    /** Poisson with mean 1: P(0) = .367879, P(1) = .367879, P(2) = .183940; by hand from the formula. */
    @Test
    void scoresTheMiddleOfEachStepOfAPoisson() {
        assertThat(Counts.score(0, 1, 1)).isCloseTo(Normal.quantile(0.183940), within(1e-4));
        assertThat(Counts.score(1, 1, 1)).isCloseTo(Normal.quantile(0.551819), within(1e-4));
        assertThat(Counts.score(2, 1, 1)).isCloseTo(Normal.quantile(0.827729), within(1e-4));
    }

    /** Negative binomial with mean 2 and variance 4 is shape 2, ratio 1/2: P(k) = (k + 1) / 2^(k + 2). */
    @Test
    void widensWithTheVariance() {
        assertThat(Counts.score(0, 2, 4)).isCloseTo(Normal.quantile(0.125), within(1e-9));
        assertThat(Counts.score(3, 2, 4)).isCloseTo(Normal.quantile(0.6875 + 0.0625), within(1e-9));
    }

    @Test
    void tellsFarCountsApart() {
        double previous = 0;
        for (int count = 5; count <= 16; count++) {
            double score = Counts.score(count, 1, 1);
            assertThat(score).isGreaterThan(previous);
            previous = score;
        }
        assertThat(Counts.score(500, 1, 1)).isEqualTo(8);
    }

    @Test
    void growsIntoTheBellCurve() {
        assertThat(Counts.score(18, 12, 40)).isBetween(0.8, 1.1);
    }
}
