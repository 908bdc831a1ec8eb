package coop.minga.analytics.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.EffectReport;
import coop.minga.analytics.filter.result.EffectReport.Answer;
import coop.minga.analytics.filter.result.EffectReport.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Effects in simulated series with known truth. */
class EffectMeterTests {

    private static final FilterSettings SETTINGS = FilterSettings.daily();
    private static final int FROM = 150;
    private static final int DUE = FROM + 40;
    private static final int LENGTH = DUE + 10;
    private static final Series STEADY = Series.noisy(LENGTH, 53);
    private static final SeededHistories HISTORIES = new SeededHistories(SETTINGS, FROM, Series::noisy);

    @Test
    void seesAnEffectThatCameAndSaysHowLargeItIs() {
        Seeds.hold(40, seed -> {
            EffectReport report = measured(seed, series -> series.shifted(FROM + 5, 8), relative(0.08), LENGTH);
            assertThat(report.answer()).isEqualTo(Answer.SEEN);
            Estimate estimate = estimate(report);
            assertThat(estimate.change()).isCloseTo(8, within(1.5));
            assertThat(estimate.expected()).isCloseTo(100, within(1.5));
            assertThat(estimate.relative(estimate.change())).isCloseTo(0.08, within(0.015));
            assertThat(estimate.probability()).isGreaterThan(0.97);
        });
    }

    /** The band of 80 % holds what came. */
    @Test
    void givesABandThatHoldsTheEffect() {
        Seeds.hold(
                39,
                seed -> assertThat(estimate(measured(seed, series -> series.shifted(FROM, 8), relative(0.08), LENGTH))
                                .band()
                                .contains(8))
                        .isTrue());
    }

    @Test
    void seesAFallThatWasPromisedToo() {
        Seeds.hold(40, seed -> {
            EffectReport report = measured(seed, series -> series.shifted(FROM, -6), absolute(-6), LENGTH);
            assertThat(report.answer()).isEqualTo(Answer.SEEN);
            assertThat(estimate(report).change()).isCloseTo(-6, within(1.5));
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -8, 2})
    void doesNotSeeWhatDidNotComeOrWentTheOtherWayOrIsMuchTooSmall(double came) {
        Seeds.hold(40, seed -> {
            EffectReport report = measured(seed, series -> series.shifted(FROM, came), relative(0.08), LENGTH);
            assertThat(report.answer()).isEqualTo(Answer.NOT_SEEN);
            assertThat(estimate(report).probability()).isLessThan(0.1);
        });
    }

    @Test
    void saysNotYetUntilTheDayHasCome() {
        UnaryOperator<Series> nothing = series -> series;
        Seeds.hold(40, seed -> {
            assertThat(measured(seed, nothing, relative(0.08), DUE - 1).answer())
                    .isEqualTo(Answer.NOT_YET);
            assertThat(measured(seed, nothing, relative(0.08), DUE + 1).answer())
                    .isEqualTo(Answer.NOT_SEEN);
            assertThat(measured(seed, series -> series.shifted(FROM, 8), relative(0.08), FROM + 20)
                            .answer())
                    .isEqualTo(Answer.SEEN);
        });
    }

    @Test
    void saysNothingOfTooFewReadings() {
        EffectReport early = measured(STEADY.shifted(FROM, 8), relative(0.08), FROM + 4);
        assertThat(early).isEqualTo(new EffectReport(Answer.NOT_YET, 4, null));
        Series silent = STEADY.without(
                date -> date.isAfter(Series.FIRST.plusDays(FROM + 2)) && date.isBefore(Series.FIRST.plusDays(DUE + 5)));
        assertThat(measured(silent, relative(0.08), LENGTH))
                .isEqualTo(new EffectReport(Answer.TOO_FEW_READINGS, 3, null));
        assertThat(new EffectMeter(SETTINGS)
                        .measure(new SeriesFilter(SETTINGS).start(), STEADY.days(), relative(0.08))
                        .estimate())
                .isNull();
    }

    @Test
    void oneOddDayMakesNoEffect() {
        Seeds.hold(40, seed -> {
            EffectReport report = measured(seed, series -> series.withValue(DUE - 3, 900), absolute(6), LENGTH);
            assertThat(report.answer()).isEqualTo(Answer.NOT_SEEN);
        });
    }

    @Test
    void leavesOutReadingsOfDaysThatWereOutOfTheOrdinary() {
        UnaryOperator<Series> strike = series -> series.changed(i -> i >= DUE - 6 && i < DUE ? -60 : i >= FROM ? 8 : 0);
        Seeds.hold(40, seed -> {
            List<Observed> since = HISTORIES.changed(seed, LENGTH - FROM, strike).stream()
                    .map(each -> each.day().date().isBefore(Series.FIRST.plusDays(DUE - 6))
                            ? each
                            : new Observed(each.day().with(DayInterventions.temporary(Direction.DOWN)), each.value()))
                    .toList();
            EffectReport report = new EffectMeter(SETTINGS).measure(HISTORIES.before(seed), since, relative(0.08));
            assertThat(report.answer()).isEqualTo(Answer.SEEN);
        });
    }

    @Test
    void aSeriesThatWandersIsLessSureThanOneThatDoesNot() {
        Seeds.hold(32, seed -> {
            Estimate sure = estimate(measured(seed, series -> series, relative(0.08), LENGTH));
            Estimate unsure = estimate(measured(wandering(seed, 1.0), relative(0.08), LENGTH));
            assertThat(width(unsure)).isGreaterThan(2 * width(sure));
        });
    }

    @Test
    void itsProbabilitiesComeTrueAsOftenAsTheySay() {
        Random random = new Random(20260301);
        List<double[]> told = new ArrayList<>();
        int held = 0;
        int simulated = 300;
        for (int i = 0; i < simulated; i++) {
            double came = 10 * random.nextDouble() - 2;
            Estimate estimate = estimate(
                    measured(wandering(random.nextLong(), 0.15 * (i % 3)).shifted(FROM, came), absolute(8), LENGTH));
            told.add(new double[] {estimate.probability(), came >= 4 ? 1 : 0});
            held += estimate.band().contains(came) ? 1 : 0;
        }
        assertThat((double) held / simulated).as("bands of 80 %% that held").isBetween(0.72, 0.9);
        double expected = told.stream().mapToDouble(each -> each[0]).average().orElseThrow();
        double seen = told.stream().mapToDouble(each -> each[1]).average().orElseThrow();
        assertThat(seen).isCloseTo(expected, within(0.05));
        assertThat(share(told, 0.9, 1.01)).isGreaterThan(0.93);
        assertThat(share(told, 0, 0.1)).isLessThan(0.07);
        assertThat(share(told, 0.1, 0.9)).isBetween(0.3, 0.7);
    }

    @Test
    void aRelativeEffectOnASeriesOfZerosHasNoAnswer() {
        EffectReport report = measured(Series.daily(DUE + 1, i -> i < FROM ? 0 : 5), relative(0.5), DUE + 1);
        assertThat(report.answer()).isEqualTo(EffectReport.Answer.TOO_FEW_READINGS);
        assertThat(report.estimate()).isNull();
    }

    @Test
    void refusesADayBeforeTheFirstAndAChangeOfNothing() {
        assertThatThrownBy(() -> new PromisedEffect(Series.FIRST, Series.FIRST.minusDays(1), 1, false))
                .hasMessageContaining("due 2023-12-31: expected a day from 2024-01-01");
        assertThatThrownBy(() -> new PromisedEffect(Series.FIRST, Series.FIRST, 0, false))
                .hasMessageContaining("size 0.0: expected a number other than zero");
    }

    /** The share of true ones among those with such a probability. */
    private static double share(List<double[]> told, double from, double to) {
        return told.stream()
                .filter(each -> each[0] >= from && each[0] < to)
                .mapToDouble(each -> each[1])
                .average()
                .orElseThrow();
    }

    private static Series wandering(long seed, double step) {
        Random random = new Random(seed);
        double[] level = new double[LENGTH];
        for (int i = 1; i < LENGTH; i++) {
            level[i] = level[i - 1] + step * random.nextGaussian();
        }
        return Series.noisy(LENGTH, seed).changed(i -> level[i]);
    }

    /** Of a seed's series with what comes from FROM on, as of the day before {@code known}. */
    private static EffectReport measured(long seed, UnaryOperator<Series> comes, PromisedEffect promise, int known) {
        return new EffectMeter(SETTINGS)
                .measure(HISTORIES.before(seed), HISTORIES.changed(seed, known - FROM, comes), promise);
    }

    /** As of the day before {@code known}. */
    private static EffectReport measured(Series series, PromisedEffect promise, int known) {
        return new EffectMeter(SETTINGS).measure(before(series), series.days().subList(FROM, known), promise);
    }

    private static StateSnapshot before(Series series) {
        return new Series(series.days().subList(0, FROM))
                .judged(SETTINGS)
                .getLast()
                .next();
    }

    private static PromisedEffect relative(double size) {
        return new PromisedEffect(Series.FIRST.plusDays(FROM), Series.FIRST.plusDays(DUE), size, true);
    }

    private static PromisedEffect absolute(double size) {
        return new PromisedEffect(Series.FIRST.plusDays(FROM), Series.FIRST.plusDays(DUE), size, false);
    }

    private static Estimate estimate(EffectReport report) {
        return Objects.requireNonNull(report.estimate());
    }

    private static double width(Estimate estimate) {
        return estimate.band().high() - estimate.band().low();
    }
}
