package coop.minga.analytics.filter.model;

import java.util.Random;
import java.util.stream.IntStream;

import coop.minga.analytics.filter.Seeds;
import coop.minga.analytics.filter.distribution.Transform;
import coop.minga.analytics.filter.state.WeekdayContrasts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Compares {@link MultiProcess} with {@link FourUpdates} and hand-calculated numbers. */
class MultiProcessTests {

    private static final double CLOSE = 1e-9;
    private static final int SATURDAY = 5;
    private static final long TUESDAY = 3001;
    private static final long SUNDAY = 3006;

    /** In the last case rounding keeps the variance larger. */
    @ParameterizedTest
    @CsvSource({"1, 0", "0.5, 0", "1, 1.2"})
    void equalsFourUpdatesCollapsedByBruteForce(double noise, double least) {
        for (ModelSettings settings : ModelSettings.ENSEMBLE) {
            LinearModel member = new LinearModel(settings, new Transform.Identity(), true);
            member.start(100, 9, 1);
            Random random = new Random(109);
            for (int day = 0; day < 120; day++) {
                double value = 100 + day % 7 + random.nextGaussian() + (day == 60 ? 9 : 0) + (day > 90 ? 6 : 0);
                member.advanceDay(true);
                member.prepare(day);
                FourUpdates expected = new FourUpdates(
                                member.posterior(), design(settings, member, day), value, noise, least)
                        .forgetting(WeekdayContrasts.row(WeekdayContrasts.of(day)), settings.season());
                member.learn(day, value, noise, least);
                assertEqual(member, expected);
            }
        }
    }

    /** {@code two-updates.csv} has each number with its calculation. */
    @ParameterizedTest
    @CsvFileSource(resources = "two-updates.csv", useHeadersInDisplayName = true)
    void comesToTheWorkedValues(int day, String quantity, double value) {
        ModelSettings settings = new ModelSettings(0.75, 1, 1, 0, 0, 0);
        LinearModel member = new LinearModel(settings, new Transform.Identity(), false);
        member.start(100, 3, 4);
        double[] readings = {103, 125};
        double foretold = 0;
        double spread = 0;
        for (int i = 0; i < day; i++) {
            member.advanceDay(true);
            member.prepare(i);
            foretold = member.expected();
            spread = member.steadyVariance(1);
            member.learn(i, readings[i], 1, 0);
        }
        Posterior after = member.posterior();
        double found = switch (quantity) {
            case "f" -> foretold;
            case "Q steady" -> spread;
            case "p steady" -> member.probability(0);
            case "p transient" -> member.probability(1);
            case "p level" -> member.probability(2);
            case "p slope" -> member.probability(3);
            case "m level" -> after.mean(0);
            case "m slope" -> after.mean(1);
            case "C level" -> after.covariance(0, 0);
            case "C level slope" -> after.covariance(0, 1);
            case "C slope" -> after.covariance(1, 1);
            case "S" -> after.variance();
            case "n" -> after.degreesOfFreedom();
            default -> throw new IllegalArgumentException("quantity " + quantity + ": expected a known one");
        };
        assertThat(found).isCloseTo(value, within(1e-6 * Math.abs(value)));
    }

    @Test
    void doubtsThatAFarReadingIsSteady() {
        Seeds.hold(40, seed -> {
            LinearModel member = new LinearModel(ModelSettings.ENSEMBLE.getFirst(), new Transform.Identity(), false);
            member.start(100, 1, 1);
            Random random = new Random(seed);
            for (int day = 0; day < 60; day++) {
                member.advanceDay(true);
                member.prepare(day);
                member.learn(day, 100 + random.nextGaussian(), 1, 0);
            }
            assertThat(member.probability(0)).isGreaterThan(0.9);
            member.advanceDay(true);
            member.prepare(60);
            member.learn(60, 112, 1, 0);
            assertThat(member.probability(0)).isLessThan(0.01);
        });
    }

    @Test
    void keepsThePriorOfAWeekdayThatNeverComes() {
        LinearModel member = new LinearModel(ModelSettings.ENSEMBLE.getFirst(), new Transform.Identity(), true);
        member.start(50, 4, 1);
        for (int day = 0; day < 3000; day++) {
            boolean open = WeekdayContrasts.of(day) < SATURDAY;
            member.advanceDay(open);
            if (open) {
                member.prepare(day);
                member.learn(day, 50 + day % 3 - 1, 1, 0);
            } else {
                member.skip(day);
            }
        }
        member.prepare(SUNDAY);
        assertThat(member.uncertainty()).isLessThan(100);
        member.prepare(TUESDAY);
        assertThat(member.uncertainty()).isLessThan(2);
    }

    private static double[] design(ModelSettings settings, LinearModel member, long day) {
        ObservationModel design = new ObservationModel(settings, member.posterior(), true);
        design.prepare(day);
        return IntStream.range(0, member.posterior().size())
                .mapToDouble(design::coefficient)
                .toArray();
    }

    private static void assertEqual(LinearModel member, FourUpdates expected) {
        Posterior found = member.posterior();
        assertThat(found.variance()).isCloseTo(expected.variance, within(CLOSE));
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.mean(i)).isCloseTo(expected.mean[i], within(CLOSE));
            for (int j = 0; j < found.size(); j++) {
                assertThat(found.covariance(i, j))
                        .as("covariance of %d with %d", i, j)
                        .isCloseTo(expected.covariance[i][j], within(CLOSE));
            }
        }
        for (int j = 0; j < MultiProcess.PROCESSES; j++) {
            assertThat(member.probability(j)).isCloseTo(expected.probability[j], within(1e-12));
        }
    }
}
