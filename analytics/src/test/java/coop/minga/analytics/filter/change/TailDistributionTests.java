package coop.minga.analytics.filter.change;

import java.util.Random;
import java.util.function.DoubleSupplier;

import coop.minga.analytics.filter.Seeds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TailDistributionTests {

    @Test
    void saysOfNormalResidualsAboutWhatTheNormalDistributionSays() {
        Seeds.hold(39, seed -> {
            TailDistribution tails = learned(new Random(seed)::nextGaussian, 600);
            assertThat(tails.normalEquivalent(2)).isCloseTo(2, within(0.1));
            assertThat(tails.normalEquivalent(-4)).isBetween(3.6, 4.0);
        });
    }

    @Test
    void findsAFarReadingLessRareWhereFarReadingsComeByNature() {
        Seeds.hold(33, seed -> {
            Random random = new Random(seed);
            TailDistribution wild = learned(() -> student(random, 5), 600);
            assertThat(wild.twoSidedProbability(4)).isBetween(0.002, 0.01);
            TailDistribution calm = learned(random::nextGaussian, 600);
            assertThat(calm.twoSidedProbability(4)).isLessThan(wild.twoSidedProbability(4) / 5);
        });
    }

    /** Calibrated below each threshold: 200 series, a third of them wild, printed seeds. */
    @Test
    void areRightAboutHowRareAResidualIs() {
        int rare = 0;
        int veryRare = 0;
        int days = 0;
        for (int series = 0; series < 200; series++) {
            Random random = new Random(series);
            boolean wild = series % 3 == 0;
            TailDistribution tails = new TailDistribution();
            for (int day = 0; day < 1000; day++) {
                double residual = wild ? student(random, 5) : random.nextGaussian();
                double chance = tails.twoSidedProbability(residual);
                rare += chance < 0.01 ? 1 : 0;
                veryRare += chance < 0.001 ? 1 : 0;
                days++;
                tails.learn(residual);
            }
        }
        assertThat(rare / (double) days).isBetween(0.006, 0.013);
        assertThat(veryRare / (double) days).isBetween(0.0005, 0.0015);
    }

    private static TailDistribution learned(DoubleSupplier residuals, int days) {
        TailDistribution tails = new TailDistribution();
        for (int day = 0; day < days; day++) {
            tails.learn(residuals.getAsDouble());
        }
        return tails;
    }

    /** Student's t of variance one. */
    private static double student(Random random, int freedom) {
        double squares = 0;
        for (int i = 0; i < freedom; i++) {
            double part = random.nextGaussian();
            squares += part * part;
        }
        return random.nextGaussian() / Math.sqrt(squares / (freedom - 2));
    }
}
