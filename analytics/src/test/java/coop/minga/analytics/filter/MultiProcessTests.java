package coop.minga.analytics.filter;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Holds the fast update of {@link MultiProcess} against {@link FourUpdates} and against numbers worked by hand. */
class MultiProcessTests {

    private static final double CLOSE = 1e-9;

    /** The last case: rounding keeps the variance from becoming as small as the readings would have it. */
    @ParameterizedTest
    @CsvSource({"1, 0", "0.5, 0", "1, 1.2"})
    void equalsFourUpdatesCollapsedByBruteForce(double noise, double least) {
        for (MemberSettings settings : MemberSettings.BANK) {
            MultiProcess process = new MultiProcess(settings, new Scale.Straight(), true);
            process.start(100, 9, 1);
            Random random = new Random(109);
            for (int day = 0; day < 120; day++) {
                double value = 100 + day % 7 + random.nextGaussian() + (day == 60 ? 9 : 0) + (day > 90 ? 6 : 0);
                process.moments().step(true);
                process.look(day, day % 7);
                FourUpdates expected = new FourUpdates(process.moments(), value, noise, least)
                        .forgetting(Weekdays.row(day % 7), settings.season());
                process.learn(value, day % 7, noise, least);
                assertEqual(process, expected);
            }
        }
    }

    /** {@code two-updates.csv} gives each number and how it was come by. */
    @ParameterizedTest
    @CsvFileSource(resources = "two-updates.csv", useHeadersInDisplayName = true)
    void comesToTheWorkedValues(int day, String quantity, double value) {
        MemberSettings settings = new MemberSettings(0.75, 1, 1, 0, 0, 0);
        MultiProcess process = new MultiProcess(settings, new Scale.Straight(), false);
        process.start(100, 3, 4);
        double[] readings = {103, 125};
        double foretold = 0;
        double spread = 0;
        for (int i = 0; i < day; i++) {
            process.moments().step(true);
            process.look(i, 0);
            foretold = process.expected();
            spread = process.steadyVariance(1);
            process.learn(readings[i], 0, 1, 0);
        }
        Moments after = process.moments();
        double found = switch (quantity) {
            case "f" -> foretold;
            case "Q steady" -> spread;
            case "p steady" -> process.probability(0);
            case "p transient" -> process.probability(1);
            case "p level" -> process.probability(2);
            case "p slope" -> process.probability(3);
            case "m level" -> after.mean[0];
            case "m slope" -> after.mean[1];
            case "C level" -> after.covariance[0];
            case "C level slope" -> after.covariance[1];
            case "C slope" -> after.covariance[after.size + 1];
            case "S" -> after.variance;
            case "n" -> after.freedom;
            default -> throw new IllegalArgumentException("quantity " + quantity + ": expected a known one");
        };
        assertThat(found).isCloseTo(value, within(1e-6 * Math.abs(value)));
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

    private static void assertEqual(MultiProcess process, FourUpdates expected) {
        Moments found = process.moments();
        assertThat(found.variance).isCloseTo(expected.variance, within(CLOSE));
        for (int i = 0; i < found.size; i++) {
            assertThat(found.mean[i]).isCloseTo(expected.mean[i], within(CLOSE));
            for (int j = 0; j < found.size; j++) {
                assertThat(found.covariance[i * found.size + j])
                        .as("covariance of %d with %d", i, j)
                        .isCloseTo(expected.covariance[i][j], within(CLOSE));
            }
        }
        for (int j = 0; j < MultiProcess.PROCESSES; j++) {
            assertThat(process.probability(j)).isCloseTo(expected.probability[j], within(1e-12));
        }
    }
}
