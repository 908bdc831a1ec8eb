package coop.minga.analytics.filter.distribution;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Student's t by Wallace's formula, against Hipparchus, up to a score of 3. */
class StudentAccuracyTests {

    private static final double FARTHEST = 3.01;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Measured, times the squared degrees of freedom: 0.46 with 2.5, 0.47 with 4, 0.39 with 50. */
    @ParameterizedTest
    @ValueSource(doubles = {2.5, 3, 4, 6, 10, 20, 50, 1000, 1e5})
    void hasTheScores(double freedom) {
        TDistribution oracle = new TDistribution(freedom);
        for (double z = 0.1; z <= FARTHEST; z += 0.1) {
            double t = oracle.inverseCumulativeProbability(NORMAL.cumulativeProbability(-z));
            double most = 0.5 / (freedom * freedom) + 1e-6;
            assertThat(Normal.score(t, freedom)).as("score of %s", t).isCloseTo(-z, within(most));
            assertThat(Normal.score(-t, freedom)).as("score of %s", -t).isCloseTo(z, within(most));
        }
    }

    /** Measured, times the squared degrees of freedom: 0.70 with 2.5, 0.58 with 3, 0.14 with 50. */
    @ParameterizedTest
    @ValueSource(doubles = {2.5, 3, 4, 6, 10, 20, 50, 1000, 1e5})
    void hasTheQuantiles(double freedom) {
        TDistribution oracle = new TDistribution(freedom);
        LargestError error = new LargestError();
        for (double z = 0.1; z <= FARTHEST; z += 0.1) {
            double t = oracle.inverseCumulativeProbability(NORMAL.cumulativeProbability(-z));
            error.add(Normal.inverseScore(-z, freedom), t, "score " + z);
        }
        error.isAtMost(0.71 / (freedom * freedom) + 1e-6);
    }

    /** At any distance, for only the constant is approximated. Measured, times the cubed degrees of freedom: 0.039. */
    @ParameterizedTest
    @ValueSource(doubles = {2.5, 3, 4, 6, 10, 20, 50, 1000, 1e5})
    void hasTheDensities(double freedom) {
        TDistribution oracle = new TDistribution(freedom);
        LargestError error = new LargestError();
        for (double t = 0; t <= 1e6; t = t * 1.5 + 0.25) {
            error.add(Math.exp(Normal.logStudentDensity(t, freedom) - oracle.logDensity(t)), 1, "t " + t);
        }
        error.isAtMost(0.04 / (freedom * freedom * freedom) + 1e-9);
    }
}
