package coop.minga.analytics.filter.result;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.FilterSettings;
import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.Observed;
import coop.minga.analytics.filter.Seeds;
import coop.minga.analytics.filter.SeriesFilter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The words for the basis of a judgement. */
class BasisTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    private final Random chance = new Random(11);

    @Test
    void countsDownTheReadingsThatAreStillWantingAndThenJudges() {
        var days = judged(60, day -> 100 + chance.nextGaussian());

        assertThat(days.subList(0, 44))
                .extracting(day -> day.basis().readingsNeeded())
                .startsWith(42, 41, 40)
                .endsWith(1, 0, 0);
        assertThat(days).allSatisfy(day -> {
            var tooShort = verdict(day).kind() == VerdictKind.NOT_ENOUGH_HISTORY;
            assertThat(tooShort).isEqualTo(day.basis().readingsNeeded() > 0);
        });
    }

    @Test
    void saysOnWhichScaleASeriesIsSeen() {
        Seeds.hold(40, seed -> {
            var random = new Random(seed);
            assertThat(last(day -> 50 * random.nextGaussian()).transform()).isEqualTo(TransformKind.IDENTITY);
            assertThat(last(day -> Math.exp(4 + random.nextGaussian())).transform())
                    .isEqualTo(TransformKind.ASINH);
            assertThat(last(day -> 1 / (1 + Math.exp(-3 - random.nextGaussian())))
                            .transform())
                    .isEqualTo(TransformKind.LOGIT);
        });
    }

    @Test
    void saysWhetherThingsAreCounted() {
        assertThat(last(day -> chance.nextInt(5)).isCount()).isTrue();
        assertThat(last(day -> chance.nextInt(5) + 0.5).isCount()).isFalse();
    }

    private static Basis last(IntToDoubleFunction values) {
        return judged(120, values).getLast().basis();
    }

    private static Verdict verdict(Judgement judgement) {
        var verdict = judgement.verdict();
        if (verdict == null) {
            throw new AssertionError("expected a verdict on " + judgement.day());
        }
        return verdict;
    }

    private static List<Judgement> judged(int days, IntToDoubleFunction values) {
        var filter = new SeriesFilter(FilterSettings.daily());
        var observed = IntStream.range(0, days)
                .mapToObj(day -> new Observed(
                        FilterDay.open(FIRST.plusDays(day)), OptionalDouble.of(values.applyAsDouble(day))));
        return filter.judgeAll(filter.start(), observed).toList();
    }
}
