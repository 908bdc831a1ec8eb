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

    /** Half of it far above, half of it a count of which half are 0, and 0.3 are 1. */
    @Test
    void hasTheProbabilityOfACount() {
        DiscreteDistribution counts = DiscreteDistribution.of(new double[] {0.5, 0.3, 0.2});
        Mixture mixture = Mixture.of(1000, 1, NEARLY_NORMAL).withCounts(counts, 0.5);
        assertThat(mixture.probabilityOf(0)).isCloseTo(0.25, within(1e-9));
        assertThat(mixture.probabilityOf(1)).isCloseTo(0.15, within(1e-9));
        assertThat(mixture.probabilityOf(3)).isCloseTo(0, within(1e-9));
        assertThat(mixture.cdf(2000)).isCloseTo(1, within(1e-9));
        assertThat(mixture.quantileOfScore(Normal.quantile(0.4))).isCloseTo(1, within(0.0101));
    }

    /** A negative value is none of a count: it is one of the rest. */
    @Test
    void addsWhatIsBelowZeroToZero() {
        assertThat(Mixture.of(-5, 1, NEARLY_NORMAL).probabilityOf(0)).isCloseTo(1, within(1e-6));
        assertThat(Mixture.of(-5, 1, NEARLY_NORMAL).probabilityOf(1)).isCloseTo(0, within(1e-6));
    }

    @Test
    void equalsOneOfTheSameParts() {
        DiscreteDistribution counts = DiscreteDistribution.of(new double[] {0.5, 0.5});
        DiscreteDistribution others = DiscreteDistribution.of(new double[] {0.5, 0.3, 0.2});
        Mixture mixture = Mixture.of(1, 2, 3);
        assertThat(mixture)
                .isEqualTo(Mixture.of(1, 2, 3))
                .hasSameHashCodeAs(Mixture.of(1, 2, 3))
                .isNotEqualTo(Mixture.of(9, 2, 3))
                .isNotEqualTo(Mixture.of(1, 9, 3))
                .isNotEqualTo(Mixture.of(1, 2, 9))
                .isNotEqualTo(mixture.withCounts(counts, 0.5))
                .isNotEqualTo(null);
        assertThat(mixture.withCounts(counts, 0.5))
                .isEqualTo(mixture.withCounts(counts, 0.5))
                .isNotEqualTo(mixture.withCounts(others, 0.5))
                .isNotEqualTo(mixture.withCounts(counts, 0.4));
        assertThat(mixture.hashCode()).isNotEqualTo(Mixture.of(2, 1, 3).hashCode());
    }

    @Test
    void differsByTransformAndWeight() {
        Mixture mixture = pair(0.5, new Transform.Asinh(1));
        assertThat(mixture)
                .isEqualTo(pair(0.5, new Transform.Asinh(1)))
                .isNotEqualTo(pair(0.5, new Transform.Asinh(2)))
                .isNotEqualTo(pair(0.4, new Transform.Asinh(1)))
                .isNotEqualTo(pair(0.5, new Transform.Identity()));
    }

    /** Two equal parts, the second under a transform. */
    private static Mixture pair(double weight, Transform transform) {
        Mixture.Builder parts = new Mixture.Builder(2);
        parts.transform(new Transform.Identity());
        parts.add(weight, 1, 1, 8);
        parts.transform(transform);
        parts.add(1 - weight, 1, 1, 8);
        return parts.build();
    }
}
