package coop.minga.analytics.filter.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import coop.minga.analytics.filter.FilterSettings;
import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.Seeds;
import coop.minga.analytics.filter.Series;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes before there is enough history for a forecast. */
class EarlyChangeTests {

    private static final double[] WEEK = {1, 1.02, 1.03, 1.05, 1.02, 0.42, 0.37};

    @Test
    void aCollapseWithinTheFirstWeeksIsOneStepDownFromItsFirstDay() {
        Seeds.atLeast(40, seed -> {
            var flags = flags(visits(seed, day -> collapse(day, 16)));
            assertThat(flags).hasSize(1);
            var step = flags.getFirst();
            assertThat(step.kind()).isEqualTo(VerdictKind.LEVEL_STEP);
            assertThat(step.direction()).isEqualTo(Direction.DOWN);
            assertThat(step.onset()).isBetween(day(16), day(19));
        });
    }

    @Test
    void aRiseIsReportedOnlyAfterAnEarlierLevel() {
        Seeds.atLeast(40, seed -> {
            assertThat(flags(visits(seed, day -> day < 12 ? 1 : 5))).first().satisfies(step -> {
                assertThat(step.direction()).isEqualTo(Direction.UP);
                assertThat(step.onset()).isEqualTo(day(12));
            });
            assertThat(early(visits(seed, day -> 0.02 * Math.pow(1.12, Math.min(day, 35)))))
                    .as("a beginning")
                    .isFalse();
        });
    }

    @Test
    void noiseAndSmallCountsAreNoChange() {
        Seeds.atLeast(40, seed -> {
            assertThat(early(visits(seed, day -> 1))).isFalse();
            var random = new Random(seed);
            assertThat(early(Series.daily(60, day -> Series.poisson(random, 3))))
                    .as("counts")
                    .isFalse();
        });
    }

    @Test
    void aCollapseOfAnOldSeriesIsNotFollowedByAlarmsEveryFewWeeks() {
        Seeds.hold(40, seed -> {
            var judged = visits(seed, 420, day -> collapse(day, 250)).judged(FilterSettings.daily());
            var late = judged.stream()
                    .filter(day -> day.day().date().isAfter(day(250 + 60)))
                    .map(Judgement::verdict)
                    .filter(verdict -> verdict != null && verdict.flagged())
                    .toList();
            assertThat(late).hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void aSeriesIsForecastAtItsNewLevelOnceThereIsEnoughOfIt() {
        Seeds.hold(40, seed -> {
            var judged = visits(seed, day -> collapse(day, 16)).judged(FilterSettings.daily());
            var last = judged.getLast().forecast();
            assertThat(last.ready()).isTrue();
            assertThat(last.quantile(0.9)).isLessThan(20_000);
            assertThat(last.quantile(0.1)).isBetween(0.0, 10_000.0);
        });
    }

    /** Falls over eleven days to a twentieth. */
    private static double collapse(int day, int from) {
        return day < from ? 1 : Math.max(0.05, 1 - 0.09 * (day - from + 1));
    }

    private static Series visits(long seed, IntToDoubleFunction level) {
        return visits(seed, 120, level);
    }

    private static Series visits(long seed, int length, IntToDoubleFunction level) {
        var random = new Random(seed);
        return Series.daily(
                length,
                day -> Math.rint(
                        150_000 * WEEK[day % 7] * level.applyAsDouble(day) * (1 + 0.04 * random.nextGaussian())));
    }

    private static List<Verdict> flags(Series series) {
        return series.judged(FilterSettings.daily()).stream()
                .map(Judgement::verdict)
                .filter(verdict -> verdict != null && verdict.flagged())
                .toList();
    }

    private static boolean early(Series series) {
        return flags(series).stream().anyMatch(verdict -> verdict.detectorPValue() == EarlyChange.P_VALUE);
    }

    private static LocalDate day(int number) {
        return Series.FIRST.plusDays(number);
    }
}
