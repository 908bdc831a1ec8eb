package coop.minga.analytics.filter.distribution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

class CountScoreTests {

    /** Poisson with mean 1, by hand: P(0) = P(1) = .367879, P(2) = .183940. */
    @Test
    void scoresTheMiddleOfEachStepOfAPoisson() {
        assertThat(CountScore.score(0, 1, 1)).isCloseTo(Normal.quantile(0.183940), within(1e-4));
        assertThat(CountScore.score(1, 1, 1)).isCloseTo(Normal.quantile(0.551819), within(1e-4));
        assertThat(CountScore.score(2, 1, 1)).isCloseTo(Normal.quantile(0.827729), within(1e-4));
    }

    /** Negative binomial, mean 2, variance 4: shape 2, P(k) = (k + 1) / 2^(k + 2). */
    @Test
    void widensWithTheVariance() {
        assertThat(CountScore.score(0, 2, 4)).isCloseTo(Normal.quantile(0.125), within(1e-9));
        assertThat(CountScore.score(3, 2, 4)).isCloseTo(Normal.quantile(0.6875 + 0.0625), within(1e-9));
    }

    @Test
    void distinguishesDistantCounts() {
        double previous = 0;
        for (int count = 5; count <= 16; count++) {
            double score = CountScore.score(count, 1, 1);
            assertThat(score).isGreaterThan(previous);
            previous = score;
        }
        assertThat(CountScore.score(500, 1, 1)).isEqualTo(8);
    }

    /** Against the sum of all probabilities, too slow outside tests. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.02, 9",
        "1, 2, 900",
        "40, 2, 900",
        "16, 15, 7000",
        "900, 15, 7000",
        "1, 0.02, 20",
        "1, 0.5, 20000",
        "7, 2, 3000",
        "3000, 2, 3000",
        "60, 14, 14000000",
        "300000, 14, 14000000"
    })
    void addsUpTheTailHoweverLongItIs(double count, double mean, double variance) {
        double ratio = (variance - mean) / variance;
        double shape = mean / ratio * (1 - ratio);
        double chance = Math.exp(shape * Math.log1p(-ratio));
        double tail = 0;
        for (double k = 0; k < count + 100 * variance / mean; k++) {
            tail += k < count ? 0 : k == count ? chance / 2 : chance;
            chance *= (k + shape) / (k + 1) * ratio;
        }
        assertThat(CountScore.score(count, mean, variance)).isCloseTo(-Normal.quantile(tail), within(0.002));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e3, 1e6, 1e9, 1e12, 1e15, 1e30})
    void scoresEveryCountUnderEveryVariance(double most) {
        double previous = -8;
        for (double count : new double[] {0, 1, 2, 900, most}) {
            double score = CountScore.score(count, 0.02, most * most);
            assertThat(score).isBetween(previous, 8.0);
            assertThat(CountScore.score(count, 15, most)).isBetween(-8.0, 8.0);
            assertThat(CountScore.score(most, 15, count)).isBetween(5.0, 8.0);
            previous = score;
        }
        assertThat(CountScore.score(most, 1, Double.POSITIVE_INFINITY)).isBetween(0.0, 8.0);
    }

    /** Most steps are needed just before the Gamma distribution is used. */
    @ParameterizedTest
    @ValueSource(doubles = {10, 399, 400, 401, 1e5, 1e12})
    void needsNoMoreStepsThanItsBound(double scale) {
        for (double mean : new double[] {0.02, 1, 15}) {
            for (double count = 1; count <= 1e15; count *= 3) {
                double counted = Math.rint(count);
                assertThatCode(() -> CountScore.score(counted, mean, mean * (1 + scale)))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void growsIntoTheBellCurve() {
        assertThat(CountScore.score(18, 12, 40)).isBetween(0.8, 1.1);
    }

    @Test
    void isForMeansUpToFifteen() {
        assertThat(CountScore.isSmall(15)).isTrue();
        assertThat(CountScore.isSmall(15.1)).isFalse();
    }
}
