package coop.minga.analytics.filter.distribution;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Distributions of counts, from means near zero and variances without bound, against Hipparchus. */
class CountAccuracyTests {

    private static final double[] SHAPES = {1e-3, 0.05, 0.5, 1, 2.5, 10, 100, 1e4, 1e7};
    private static final double[] MEANS = {1e-3, 0.02, 0.5, 2, 15, 300, 1e5};
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final LargestError error = new LargestError();

    /** Relative to one where the logarithm is smaller. Measured: 8e-13. */
    @Test
    void hasTheLogGammaFunction() {
        for (double exponent = -12; exponent <= 12; exponent += 0.01) {
            double x = Math.pow(10, exponent);
            double expected = Gamma.logGamma(x);
            double size = Math.max(1, Math.abs(expected));
            error.add(1 + (NegativeBinomial.logGamma(x) - expected) / size, 1, "x " + x);
        }
        error.isAtMost(1e-12);
    }

    /** Measured: 5.4e-8 at a shape of 1e7, where log gamma functions cancel, else 2e-9. */
    @Test
    void hasTheProbabilitiesOfTheNegativeBinomial() {
        for (double shape : SHAPES) {
            for (double mean : MEANS) {
                NegativeBinomialOracle oracle = new NegativeBinomialOracle(mean, shape);
                for (double count : new double[] {0, 1, 2, 3, 5, 10, 20, 50, 100, 1e3, 1e4, 1e6}) {
                    double log = NegativeBinomial.logProbability(count, mean, shape) - oracle.logProbability(count);
                    error.add(Math.exp(log), 1, count + " of mean " + mean + ", shape " + shape);
                }
            }
        }
        error.isAtMost(1e-7);
    }

    /** Of each probability that is not negligible. Measured: 5e-13. */
    @Test
    void addsTheProbabilitiesOfTheNegativeBinomial() {
        for (double shape : SHAPES) {
            for (double mean : MEANS) {
                NegativeBinomialOracle oracle = new NegativeBinomialOracle(mean, shape);
                double[] found = new double[2000];
                NegativeBinomial.addProbabilities(found, 1, mean, shape);
                for (int count = 0; count < found.length; count = 1 + count * 3 / 2) {
                    double expected = Math.exp(oracle.logProbability(count));
                    if (expected > 2e-14) {
                        error.add(found[count], expected, count + " of mean " + mean + ", shape " + shape);
                    }
                }
            }
        }
        error.isAtMost(1e-11);
    }

    /** Measured: 9.8e-10 with a shape of 1e7, else 5e-13. */
    @ParameterizedTest
    @CsvSource({"0.02, 0.05", "0.5, 1e-2", "2, 1", "15, 0.5", "15, 1e7", "300, 20", "300, 1e4"})
    void hasTheCumulativeProbabilitiesAndTheQuantiles(double mean, double shape) {
        NegativeBinomialOracle oracle = new NegativeBinomialOracle(mean, shape);
        double[] probabilities = new double[4000];
        NegativeBinomial.addProbabilities(probabilities, 1, mean, shape);
        DiscreteDistribution found = DiscreteDistribution.of(probabilities);
        for (int count = 0; count < probabilities.length / 2; count = 1 + count * 5 / 4) {
            error.add(found.cdf(count), oracle.lowerTail(count), "count " + count);
        }
        error.isAtMost(1e-8);
        for (double p : new double[] {1e-3, 0.005, 0.1, 0.3, 0.5, 0.9, 0.995, 0.999}) {
            double count = Math.ceil(found.quantile(p) - 0.5);
            assertThat(oracle.cdf(count)).as("up to the quantile %s", p).isGreaterThan(p - 1e-9);
            assertThat(count == 0 ? 0 : oracle.cdf(count - 1))
                    .as("below the quantile %s", p)
                    .isLessThan(p + 1e-9);
        }
    }

    /** The error of a score z is that of its tail over about 1 + z * z. Measured: 1.1e-9. */
    @Test
    void scoresByTheHalvedTail() {
        for (double mean : new double[] {1e-3, 0.02, 0.5, 2, 15}) {
            for (double excess : new double[] {1e-5, 0.1, 1, 20, 399}) {
                NegativeBinomialOracle oracle = new NegativeBinomialOracle(mean, mean / excess);
                for (double count : new double[] {0, 1, 2, 3, 5, 10, 30, 100, 1e3, 1e4}) {
                    double tail = count > mean ? oracle.upperTail(count) : oracle.lowerTail(count);
                    if (tail > 1e-14) {
                        double z = CountScore.score(count, mean, mean * (1 + excess));
                        double ofTail = NORMAL.cumulativeProbability(count > mean ? -z : z) / tail - 1;
                        error.add(1 + ofTail / (1 + z * z), 1, count + " of mean " + mean + ", excess " + excess);
                    }
                }
            }
        }
        error.isAtMost(1.2e-9);
    }

    /** The bound in the comment of the method. */
    @ParameterizedTest
    @ValueSource(doubles = {400, 1e3, 1e4, 1e6, 1e8})
    void hasTheTailOfTheGammaMean(double scale) {
        for (double mean : new double[] {0.02, 0.5, 2, 15}) {
            NegativeBinomialOracle oracle = new NegativeBinomialOracle(mean, mean / scale);
            for (double count = 1; count <= 30 * scale; count = Math.ceil(1.5 * count)) {
                double expected = oracle.upperTail(count);
                double relativeError = (1 + count / (2 * scale)) / scale + 0.0025;
                assertThat(GammaTail.upperTail(count, mean, scale))
                        .as("%s and more of mean %s", count, mean)
                        .isCloseTo(expected, within(relativeError * expected));
            }
        }
    }
}
