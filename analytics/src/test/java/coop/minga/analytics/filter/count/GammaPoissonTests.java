package coop.minga.analytics.filter.count;

import java.util.Arrays;
import java.util.Random;

import coop.minga.analytics.filter.Seeds;
import coop.minga.analytics.filter.Series;
import coop.minga.analytics.filter.distribution.NegativeBinomial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GammaPoissonTests {

    private static final double[] COUNTS = {4, 0, 7};

    /** {@code three-counts.csv} has each number with its calculation. */
    @ParameterizedTest
    @CsvFileSource(resources = "three-counts.csv", useHeadersInDisplayName = true)
    void comesToTheWorkedValues(int day, String quantity, double value) {
        GammaPoisson model = new GammaPoisson(0.9);
        model.start(3);
        double none = 0;
        double chance = 0;
        for (int i = 0; i < day; i++) {
            none = chance(model, 0);
            chance = chance(model, COUNTS[i]);
            model.learn(1, 1, COUNTS[i], 1);
        }
        double found = switch (quantity) {
            case "chance of none" -> none;
            case "chance of the count" -> chance;
            case "shape" -> model.shape();
            case "rate" -> model.rate();
            case "mean" -> model.level();
            default -> throw new IllegalArgumentException("quantity " + quantity + ": expected a known one");
        };
        assertThat(found).isCloseTo(value, within(1e-9));
    }

    /**
     * By brute force: a density over a grid of means, each day flattened by the discount (as a power of the log
     * density) and multiplied by the Poisson probability.
     */
    @Test
    void agreesWithAGridOverTheMean() {
        Random random = new Random(3);
        double discount = 0.85;
        GammaPoisson model = new GammaPoisson(discount);
        model.start(2);
        Grid grid = new Grid(2, 1);
        for (int day = 0; day < 60; day++) {
            double count = Series.poisson(random, 2.5);
            grid.flatten(discount);
            assertThat(chance(model, count)).isCloseTo(grid.chance(count), within(1e-6));
            grid.learn(count);
            model.learn(1, 1, count, 1);
            assertThat(model.level()).isCloseTo(grid.mean(), within(1e-6));
        }
    }

    @Test
    void learnsHowWeekdaysDiffer() {
        Seeds.hold(39, seed -> {
            Random random = new Random(seed);
            GammaPoisson model = new GammaPoisson(0.98);
            WeekdayFactors factors = new WeekdayFactors(true);
            model.start(4);
            for (int day = 0; day < 700; day++) {
                int weekday = day % 7;
                double count = Series.poisson(random, weekday == 6 ? 2 : 6);
                model.learn(1, factors.factor(weekday), count, 1);
                factors.learn(weekday, model.level(), count, 1);
            }
            assertThat(factors.factor(6) / factors.factor(2)).isCloseTo(1.0 / 3, within(0.12));
            assertThat(model.level() * factors.factor(2)).isCloseTo(6, within(1.2));
        });
    }

    @Test
    void isMoreDoubtfulInProportionToTheDaysUnseen() {
        GammaPoisson model = new GammaPoisson(0.95);
        model.start(20);
        double first = model.relativeVariance(1);
        assertThat(first).isCloseTo(1 / (0.95 * 20), within(1e-12));
        assertThat(model.relativeVariance(11) - first)
                .isCloseTo(10 * (model.relativeVariance(2) - first), within(1e-9));
    }

    @Test
    void learnsNothingFromAnExcessZero() {
        GammaPoisson model = new GammaPoisson(0.95);
        model.start(5);
        model.learn(1, 1, 0, 0);
        assertThat(model.level()).isCloseTo(5, within(1e-12));
        model.learn(1, 1, 0, 1);
        assertThat(model.level()).isLessThan(5);
    }

    private static double chance(GammaPoisson model, double count) {
        double shape = Overdispersion.shape(model.relativeVariance(1), 0);
        return Math.exp(NegativeBinomial.logProbability(count, model.level(), shape));
    }

    private static final class Grid {

        private final double[] mean = new double[4000];
        private final double[] density = new double[mean.length];

        Grid(double shape, double rate) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] = Math.exp(-14 + 18.0 * i / mean.length);
                density[i] = Math.exp(shape * Math.log(mean[i]) - rate * mean[i]);
            }
        }

        void flatten(double discount) {
            for (int i = 0; i < mean.length; i++) {
                density[i] = Math.pow(density[i], discount);
            }
            normalize();
        }

        void learn(double count) {
            for (int i = 0; i < mean.length; i++) {
                density[i] *= poisson(count, mean[i]);
            }
            normalize();
        }

        double chance(double count) {
            double sum = 0;
            for (int i = 0; i < mean.length; i++) {
                sum += density[i] * poisson(count, mean[i]);
            }
            return sum;
        }

        double mean() {
            double sum = 0;
            for (int i = 0; i < mean.length; i++) {
                sum += density[i] * mean[i];
            }
            return sum;
        }

        private void normalize() {
            double sum = Arrays.stream(density).sum();
            for (int i = 0; i < mean.length; i++) {
                density[i] /= sum;
            }
        }

        private static double poisson(double count, double mean) {
            double chance = Math.exp(-mean);
            for (int k = 1; k <= count; k++) {
                chance *= mean / k;
            }
            return chance;
        }
    }
}
