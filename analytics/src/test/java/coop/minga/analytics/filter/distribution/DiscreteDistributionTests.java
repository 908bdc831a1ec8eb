package coop.minga.analytics.filter.distribution;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DiscreteDistributionTests {

    private final DiscreteDistribution chances = DiscreteDistribution.of(new double[] {0.5, 0.3, 0.2});

    @Test
    void hasHalfOfACountsChanceBelowIt() {
        assertThat(chances.cdf(0)).isCloseTo(0.25, within(1e-12));
        assertThat(chances.cdf(1)).isCloseTo(0.65, within(1e-12));
        assertThat(chances.cdf(2)).isCloseTo(0.9, within(1e-12));
        assertThat(chances.cdf(-3)).isZero();
        assertThat(chances.cdf(9)).isEqualTo(1);
    }

    @Test
    void findsTheValueWithThatMuchBelow() {
        for (double p : new double[] {0.01, 0.25, 0.5, 0.6, 0.8, 0.99}) {
            assertThat(chances.cdf(chances.quantile(p))).isCloseTo(p, within(1e-12));
        }
    }

    @Test
    void showsWholeNumbersWithATraceOfTheSideTheyAreLeftAt() {
        assertThat(DiscreteDistribution.toWholeNumber(1.9)).isBetween(1.99, 2.0);
        assertThat(DiscreteDistribution.toWholeNumber(2.4)).isBetween(2.0, 2.01);
        assertThat(DiscreteDistribution.toWholeNumber(-7)).isBetween(-0.01, 0.0);
    }

    /** Shape 2 and ratio 1/2: P(k) = (k + 1) / 2^(k + 2). */
    @Test
    void knowsTheNegativeBinomial() {
        double[] added = new double[4];
        NegativeBinomial.addProbabilities(added, 1, 2, 2);
        for (int k = 0; k < added.length; k++) {
            double byHand = (k + 1) / Math.pow(2, k + 2);
            assertThat(added[k]).isCloseTo(byHand, within(1e-12));
            assertThat(Math.exp(NegativeBinomial.logProbability(k, 2, 2))).isCloseTo(byHand, within(1e-11));
        }
        assertThat(NegativeBinomial.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-11));
        assertThat(NegativeBinomial.logGamma(11)).isCloseTo(Math.log(3_628_800), within(1e-11));
    }

    @Test
    void sharesOutWhatAddsUpToAnotherNumberAndEndsAtTheLastCountThatMayCome() {
        DiscreteDistribution same = DiscreteDistribution.of(new double[] {5, 3, 2, 0, 0});
        assertThat(same.cdf(1)).isCloseTo(0.65, within(1e-12));
        assertThat(same.quantile(1)).isEqualTo(2.5);
        assertThat(same.mean(0, 9)).isCloseTo(0.7, within(1e-12));
        assertThat(same.mean(1, 9)).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void hasNoQuantileWithinACountThatCannotCome() {
        DiscreteDistribution gap = DiscreteDistribution.of(new double[] {0.5, 0, 0.5});
        assertThat(gap.quantile(0.5)).isEqualTo(0.5);
        assertThat(gap.quantile(0.75)).isCloseTo(2, within(1e-12));
        assertThat(gap.cdf(1)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void equalsOneOfTheSameChances() {
        assertThat(chances)
                .isEqualTo(DiscreteDistribution.of(new double[] {0.5, 0.3, 0.2}))
                .hasSameHashCodeAs(DiscreteDistribution.of(new double[] {0.5, 0.3, 0.2}))
                .isNotEqualTo(DiscreteDistribution.of(new double[] {0.5, 0.25, 0.25}))
                .isNotEqualTo(null);
        assertThat(chances.hashCode()).isNotZero();
    }
}
