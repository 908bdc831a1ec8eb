package coop.minga.analytics.filter.count;

import java.util.Arrays;
import java.util.Random;

import coop.minga.analytics.filter.Seeds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ZeroInflationTests {

    private static final double BY_THE_MEAN = 0.05;

    /** By Bayes: 0.01 / (0.01 + 0.99 * 0.05). */
    @Test
    void takesAZeroForAnExcessOneByItsProbability() {
        assertThat(new ZeroInflation().posterior(BY_THE_MEAN)).isCloseTo(0.168067, within(1e-5));
    }

    /**
     * By brute force: a density over a grid of probabilities, discounted towards the prior, multiplied by the
     * likelihood. The first day is exact; later ones are approximate, since zeros count in parts.
     */
    @Test
    void agreesWithAGridOverTheChance() {
        Random random = new Random(7);
        ZeroInflation zeros = new ZeroInflation();
        Grid grid = new Grid();
        for (int day = 0; day < 200; day++) {
            boolean zero = day == 0 || random.nextDouble() < 0.3 + 0.7 * BY_THE_MEAN;
            zeros.learn(zero ? zeros.posterior(BY_THE_MEAN) : 0);
            grid.learn(zero);
            assertThat(zeros.probability()).isCloseTo(grid.mean(), within(day == 0 ? 1e-4 : 0.08));
        }
    }

    @Test
    void learnsTheShareOfExcessZeros() {
        Seeds.hold(40, seed -> {
            Random random = new Random(seed);
            ZeroInflation zeros = new ZeroInflation();
            for (int day = 0; day < 300; day++) {
                boolean zero = random.nextDouble() < 0.3 + 0.7 * BY_THE_MEAN;
                zeros.learn(zero ? zeros.posterior(BY_THE_MEAN) : 0);
            }
            assertThat(zeros.probability()).isCloseTo(0.3, within(0.1));
        });
    }

    /** Over the probability's tenth root, where the prior's density is smooth. */
    private static final class Grid {

        private final double[] chance = new double[4000];
        private final double[] prior = new double[chance.length];
        private double[] density;

        Grid() {
            for (int i = 0; i < chance.length; i++) {
                chance[i] = Math.pow((i + 0.5) / chance.length, 10);
                prior[i] = Math.pow(1 - chance[i], 8.9);
            }
            density = normalized(prior);
        }

        void learn(boolean zero) {
            double[] next = new double[chance.length];
            for (int i = 0; i < chance.length; i++) {
                double likelihood = zero ? chance[i] + (1 - chance[i]) * BY_THE_MEAN : (1 - chance[i]);
                next[i] = Math.pow(density[i], 0.99) * Math.pow(prior[i], 0.01) * likelihood;
            }
            density = normalized(next);
        }

        double mean() {
            double sum = 0;
            for (int i = 0; i < chance.length; i++) {
                sum += density[i] * chance[i];
            }
            return sum;
        }

        private static double[] normalized(double[] of) {
            double sum = Arrays.stream(of).sum();
            return Arrays.stream(of).map(each -> each / sum).toArray();
        }
    }
}
