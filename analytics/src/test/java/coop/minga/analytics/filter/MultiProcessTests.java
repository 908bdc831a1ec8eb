package coop.minga.analytics.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Holds the fast update of {@link MultiProcess} against the textbook's: four full updates, then moments matched. */
class MultiProcessTests {

    private static final double[] PRIOR = {1 - 0.01 - 1e-4 - 5e-5, 0.01, 1e-4, 5e-5};

    @Test
    void equalsFourUpdatesCollapsedByBruteForce() {
        for (MemberSettings settings : MemberSettings.BANK) {
            MultiProcess process = new MultiProcess(settings, new Scale.Straight(), true);
            process.start(100, 9, 1);
            Random random = new Random(109);
            for (int day = 0; day < 120; day++) {
                double value = 100 + day % 7 + random.nextGaussian() + (day == 60 ? 9 : 0) + (day > 90 ? 6 : 0);
                process.moments().step(true);
                process.look(day, day % 7);
                Expected expected = Expected.of(process.moments(), value);
                process.learn(value, day % 7, 1, 0);
                assertThat(process.moments().variance).isCloseTo(expected.variance, within(1e-9));
                for (int i = 0; i < process.moments().size; i++) {
                    assertThat(process.moments().mean[i]).isCloseTo(expected.mean.get(i), within(1e-9));
                }
                assertThat(level(process)).isCloseTo(expected.levelVariance, within(1e-9));
                for (int j = 0; j < 4; j++) {
                    assertThat(process.probability(j)).isCloseTo(expected.probability.get(j), within(1e-12));
                }
            }
        }
    }

    @Test
    void doubtsThatAFarReadingIsSteady() {
        MultiProcess process = new MultiProcess(MemberSettings.BANK.getFirst(), new Scale.Straight(), false);
        process.start(100, 1, 1);
        Random random = new Random(113);
        for (int day = 0; day < 60; day++) {
            process.moments().step(true);
            process.look(day, 0);
            process.learn(100 + random.nextGaussian(), 0, 1, 0);
        }
        assertThat(process.probability(0)).isGreaterThan(0.9);
        process.moments().step(true);
        process.look(60, 0);
        process.learn(112, 0, 1, 0);
        assertThat(process.probability(0)).isLessThan(0.01);
    }

    @Test
    void keepsThePriorOfAWeekdayThatNeverComes() {
        MultiProcess process = new MultiProcess(MemberSettings.BANK.getFirst(), new Scale.Straight(), true);
        process.start(50, 4, 1);
        for (int day = 0; day < 3000; day++) {
            boolean open = day % 7 < 5;
            process.moments().step(open);
            if (open) {
                process.look(day, day % 7);
                process.learn(50 + day % 3 - 1, day % 7, 1, 0);
            } else {
                process.moments().anchor(day % 7);
            }
        }
        process.look(3000, 6);
        assertThat(process.moments().uncertainty()).isLessThan(100);
        process.look(3000, 1);
        assertThat(process.moments().uncertainty()).isLessThan(2);
    }

    private static double level(MultiProcess process) {
        return process.moments().covariance[0];
    }

    private record Expected(double variance, List<Double> mean, double levelVariance, List<Double> probability) {

        static Expected of(Moments prior, double value) {
            int size = prior.size;
            double[][] added = new double[4][3];
            added[2][0] = 12;
            added[3][0] = 0.01;
            added[3][1] = 0.01;
            added[3][2] = 0.01;
            double freedom = 0.985 * prior.freedom;
            double error = value - prior.expected();
            double[] weight = new double[4];
            double[] variance = new double[4];
            double[][] means = new double[4][size];
            double[] levels = new double[4];
            double sum = 0;
            double precision = 0;
            for (int j = 0; j < 4; j++) {
                double[] across = prior.across.clone();
                across[0] += (j == 1 ? 0 : added[j][0]) * prior.variance;
                across[1] += added[j][1] * prior.variance;
                double total = prior.uncertainty() + prior.variance * (1 + (j == 1 ? 25 : added[j][0]));
                double deviation = Math.sqrt(total);
                weight[j] =
                        PRIOR[j] * Math.exp(Normal.logStudent(error / deviation, Math.max(2.5, freedom))) / deviation;
                variance[j] = prior.variance * (freedom + error * error / total) / (freedom + 1);
                for (int i = 0; i < size; i++) {
                    means[j][i] = prior.mean[i] + across[i] / total * error;
                }
                levels[j] = prior.covariance[0] + added[j][0] * prior.variance - across[0] * across[0] / total;
                sum += weight[j];
            }
            for (int j = 0; j < 4; j++) {
                weight[j] /= sum;
                precision += weight[j] / variance[j];
            }
            double[] mean = new double[size];
            for (int j = 0; j < 4; j++) {
                for (int i = 0; i < size; i++) {
                    mean[i] += weight[j] * means[j][i];
                }
            }
            double level = 0;
            for (int j = 0; j < 4; j++) {
                double apart = means[j][0] - mean[0];
                level += weight[j] * (levels[j] / precision / prior.variance + apart * apart);
            }
            return new Expected(1 / precision, listed(mean), level, listed(weight));
        }

        private static List<Double> listed(double[] numbers) {
            return Arrays.stream(numbers).boxed().toList();
        }
    }
}
