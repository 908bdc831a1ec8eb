package coop.minga.analytics.filter.distribution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MixtureTests {

    private static final double NEARLY_NORMAL = 1e7;

    @Test
    void isTheMiddleBetweenTwoEqualParts() {
        Mixture.Builder parts = new Mixture.Builder(2);
        parts.transform(new Transform.Identity());
        parts.add(0.5, 0, 1, NEARLY_NORMAL);
        parts.add(0.5, 10, 1, NEARLY_NORMAL);
        Mixture mixture = parts.build();
        assertThat(mixture.cdf(5)).isCloseTo(0.5, within(1e-9));
        assertThat(mixture.cdf(0)).isCloseTo(0.25, within(1e-6));
        assertThat(mixture.quantileOfScore(0)).isBetween(3.0, 7.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-4, -2.5758, -1, -0.1, 0, 0.3, 1.2816, 3})
    void findsTheValueOfEveryScoreAcrossScales(double score) {
        Mixture.Builder parts = new Mixture.Builder(3);
        parts.transform(new Transform.Identity());
        parts.add(0.5, 100, 12, 20);
        parts.add(0.1, 100, 60, 20);
        parts.transform(new Transform.Asinh(15));
        parts.add(0.4, new Transform.Asinh(15).apply(110), 0.2, 8);
        Mixture mixture = parts.build();
        assertThat(mixture.score(mixture.quantileOfScore(score))).isCloseTo(score, within(1e-5));
    }

    /** Halving the interval between the outer parts takes too many steps. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 0.3, 0.5})
    void findsTheValueInASharpPartBetweenTwoThatAreManyPowersOfTenApart(double score) {
        Mixture.Builder parts = new Mixture.Builder(3);
        parts.transform(new Transform.Identity());
        parts.add(0.2, -1e15, 1e13, NEARLY_NORMAL);
        parts.add(0.6, 0, 1e-3, NEARLY_NORMAL);
        parts.add(0.2, 1e15, 1e13, NEARLY_NORMAL);
        Mixture mixture = parts.build();
        assertThat(mixture.score(mixture.quantileOfScore(score))).isCloseTo(score, within(1e-6));
    }

    /** Of sinh(X), X normal with mean 1 and deviation 1/2: sinh(1) exp(1/8). */
    @Test
    void hasTheMeanOfWhatIsTransformed() {
        Mixture.Builder parts = new Mixture.Builder(1);
        parts.transform(new Transform.Asinh(1));
        parts.add(1, 1, 0.5, NEARLY_NORMAL);
        assertThat(parts.build().mean(-100, 100)).isCloseTo(1.331678, within(1e-5));
    }

    /** Half of 10 and of a count's mean 0.7: 5.35. At most 1 allowed: 0.5. */
    @Test
    void addsTheMeanOfTheCountsByTheirWeight() {
        DiscreteDistribution counts = DiscreteDistribution.of(new double[] {0.5, 0.3, 0.2});
        Mixture mixture = Mixture.of(10, 1, NEARLY_NORMAL).withCounts(counts, 0.5);
        assertThat(mixture.mean(-100, 100)).isCloseTo(5.35, within(1e-9));
        assertThat(counts.mean(0, 1)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void isLopsidedOnABentScale() {
        Transform bent = new Transform.Asinh(1);
        Mixture.Builder parts = new Mixture.Builder(1);
        parts.transform(bent);
        parts.add(1, bent.apply(100), 0.3, 30);
        Mixture mixture = parts.build();
        assertThat(mixture.quantileOfScore(1.2816) - 100).isGreaterThan(1.2 * (100 - mixture.quantileOfScore(-1.2816)));
        assertThat(mixture.quantileOfScore(0)).isCloseTo(100, within(1e-6));
    }
}
