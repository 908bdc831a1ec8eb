package coop.minga.analytics.filter;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static coop.minga.analytics.filter.FilterContract.flagged;
import static coop.minga.analytics.filter.FilterContract.last;
import static coop.minga.analytics.filter.FilterContract.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** {@link FilterContract} for series of small counts. */
class SmallCountsTests {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final FilterSettings SETTINGS = FilterSettings.daily().neverNegative();

    @Test
    void forecastsAConstantWithoutDoubt() {
        List<Judgement> judged = Series.daily(400, i -> 3).judged(SETTINGS);
        Interval band = last(judged).forecast().interval(0.95);
        assertThat(band.low()).isCloseTo(3, within(0.02));
        assertThat(band.high()).isCloseTo(3, within(0.02));
        assertThat(flagged(judged, 0)).isLessThanOrEqualTo(1);
    }

    @Test
    void followsATrend() {
        Seeds.hold(40, seed -> {
            List<Judgement> judged = counts(300, seed, i -> 1 + i / 30.0).judged(SETTINGS);
            assertThat(last(judged).forecast().median()).isCloseTo(11, within(3.0));
            assertThat(midCovered(judged, 0.9) - midCovered(judged, 0.1)).isCloseTo(0.8, within(0.08));
        });
    }

    /** Two thirds of Poisson(0.4) are zero: the median does not show the mean. */
    @Test
    void distinguishesTheMeanFromTheMedian() {
        Seeds.hold(38, seed -> {
            List<Judgement> judged =
                    counts(300, seed, i -> 0.4).judged(SETTINGS).subList(100, 300);
            assertThat(judged)
                    .allSatisfy(day -> assertThat(day.forecast().median()).isCloseTo(0, within(0.02)));
            assertThat(average(judged, day -> day.forecast().mean())).isCloseTo(0.4, within(0.12));
        });
    }

    @Test
    void knowsTheWeek() {
        Seeds.hold(37, seed -> {
            List<Judgement> judged = counts(280, seed, i -> i % 7 < 5 ? 6 : 1).judged(SETTINGS);
            assertThat(judged.get(276).forecast().median()).isCloseTo(6, within(1.5));
            assertThat(judged.get(278).forecast().median()).isCloseTo(1, within(1.1));
        });
    }

    @Test
    void widensOverDaysWithoutAReport() {
        Seeds.hold(40, seed -> {
            List<Judgement> judged = counts(140, seed, i -> 5)
                    .without(date -> date.isAfter(Series.FIRST.plusDays(100)))
                    .judged(SETTINGS);
            assertThat(last(judged).verdict()).isNull();
            assertThat(spread(judged.get(136).forecast()))
                    .isGreaterThan(spread(judged.get(101).forecast()));
        });
    }

    @Test
    void saysThatHistoryIsTooShort() {
        List<Judgement> judged = counts(42, 3, i -> 2).judged(SETTINGS);
        assertThat(judged).allSatisfy(day -> assertThat(verdict(day).kind()).isEqualTo(VerdictKind.NOT_ENOUGH_HISTORY));
        assertThat(judged.getFirst().forecast().ready()).isFalse();
        assertThat(last(judged).forecast().ready()).isTrue();
    }

    @Test
    void noticesWhatIsStuck() {
        Seeds.hold(40, seed -> {
            List<Judgement> judged =
                    counts(180, seed, i -> 9).repeating(160, 180).judged(SETTINGS);
            assertThat(judged.subList(160, 180))
                    .anySatisfy(day -> assertThat(verdict(day).kind()).isEqualTo(VerdictKind.STUCK));
        });
    }

    @Test
    void isSureOfZeroAfterZerosAloneAndComesBack() {
        Seeds.hold(40, seed -> {
            List<Judgement> judged = counts(250, seed, i -> i < 150 ? 0 : 4).judged(SETTINGS);
            assertThat(judged.get(149).forecast().interval(0.99)).isEqualTo(new Interval(0, 0));
            assertThat(last(judged).forecast().median()).isCloseTo(4, within(1.5));
        });
    }

    @Test
    void expectsExcessZeros() {
        Seeds.hold(39, seed -> {
            Random random = new Random(seed);
            List<Judgement> judged = Series.daily(400, i -> random.nextDouble() < 0.3 ? 0 : Series.poisson(random, 7))
                    .judged(SETTINGS);
            assertThat(average(judged.subList(200, 400), day -> day.forecast().cdf(0.5)))
                    .isCloseTo(0.3, within(0.1));
            assertThat(last(judged).forecast().median()).isBetween(3.9, 7.5);
        });
    }

    /** Of 40 series with 218 forecasts each: three standard errors are 1.6 points. */
    @Test
    void givesWholeNumbersThatHoldTheirLevels() {
        List<List<Judgement>> series = LongStream.rangeClosed(1, Seeds.COUNT)
                .mapToObj(seed -> counts(260, seed, i -> 2.5).judged(SETTINGS))
                .toList();
        for (double p : new double[] {0.1, 0.3, 0.5, 0.7, 0.9}) {
            assertThat(series.stream()
                            .mapToDouble(judged -> midCovered(judged, p))
                            .average()
                            .orElseThrow())
                    .isCloseTo(p, within(0.016));
            assertThat(series).allSatisfy(judged -> {
                double quantile = last(judged).forecast().quantile(p);
                assertThat(quantile).isCloseTo(Math.rint(quantile), within(0.0101));
            });
        }
    }

    @Test
    void leavesCountsBehindWhenValuesGrowOrAreWholeNoLonger() {
        Seeds.hold(40, seed -> {
            List<Judgement> grown = counts(180, seed, i -> 3)
                    .changed(i -> i < 120 ? 0 : 1e12 * (i % 5 + 5))
                    .judged(SETTINGS);
            assertThat(last(grown).forecast().median()).isBetween(4e12, 1e13);
            List<Judgement> parted =
                    counts(180, seed, i -> 3).changed(i -> i < 120 ? 0 : 0.25).judged(SETTINGS);
            double median = last(parted).forecast().median();
            assertThat(Math.abs(median - Math.rint(median))).isGreaterThan(0.0101);
        });
    }

    @Test
    void replaysFromAnySnapshotToTheSameBitsAndStaysSmall() {
        Series series = counts(200, 41, i -> i < 120 ? 3 : 6);
        SeriesFilter filter = new SeriesFilter(SETTINGS);
        List<Judgement> whole = series.judged(SETTINGS);
        for (int at = 1; at < 200; at += 13) {
            StateSnapshot snapshot =
                    StateSnapshot.decode(whole.get(at - 1).next().encode());
            Judgement end = filter.judgeAll(snapshot, series.days().subList(at, 200).stream())
                    .reduce((before, after) -> after)
                    .orElseThrow();
            assertThat(end.next().encode()).isEqualTo(last(whole).next().encode());
            assertThat(end.forecast()).isEqualTo(last(whole).forecast());
        }
        assertThat(whole.get(199).next().encode())
                .hasSameSizeAs(whole.get(100).next().encode())
                .hasSizeLessThanOrEqualTo(8192);
    }

    @ParameterizedTest
    @ValueSource(doubles = {300, 3000, 9000, 1e6, 1e9, 1e15})
    void judgesAnAbsurdCountAsAnyOther(double absurd) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (IntToDoubleFunction mean : List.<IntToDoubleFunction>of(i -> 2, i -> i % 9 == 0 ? 14 : 1)) {
            List<Judgement> judged =
                    counts(140, 53, mean).withValue(100, absurd).judged(SETTINGS);
            assertThat(verdict(judged.get(100)).flagged()).isTrue();
            assertThat(last(judged).forecast().quantile(0.5)).isLessThan(20);
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before))
                .as("of the processor; measured: 0.01 s")
                .isLessThan(Duration.ofSeconds(2));
    }

    /** 40 binary series, each with a typing error on day 150 and surges on days 400 and 600. */
    @ParameterizedTest
    @ValueSource(doubles = {5e4, 1e7, 1e9, 1e12, 1e15})
    void afterAMistypedValueIsQuietAndSeesTheNextSurge(double mistyped) {
        long alarms = 0;
        int surges = 0;
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<Judgement> judged = Series.daily(700, i -> random.nextInt(2))
                    .withValue(150, mistyped)
                    .withValue(400, 50_000)
                    .withValue(600, 50_000)
                    .judged(SETTINGS);
            alarms += flagged(judged.subList(0, 400), 151);
            surges += flagged(judged.subList(0, 402), 400) > 0 ? 1 : 0;
            surges += flagged(judged.subList(0, 602), 600) > 0 ? 1 : 0;
        }
        assertThat(alarms).as("alarms in 40 times 249 days").isLessThanOrEqualTo(20);
        assertThat(surges).as("surges noticed of 80").isGreaterThanOrEqualTo(76);
    }

    @Test
    void learnsFromTheFirstWeeksHowNaturalRunsOfZerosAre() {
        long stuck = 0;
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            stuck += Series.daily(400, i -> random.nextInt(6) == 0 ? 1 : 0).judged(SETTINGS).stream()
                    .filter(day -> verdict(day).kind() == VerdictKind.STUCK
                            && verdict(day).flagged())
                    .count();
        }
        assertThat(stuck).as("runs called stuck in 40 times 400 days").isLessThanOrEqualTo(12);
    }

    @Test
    void isLessCertainOfLaterDays() {
        SeriesFilter filter = new SeriesFilter(SETTINGS);
        Seeds.hold(38, seed -> {
            Judgement end = last(counts(100, seed, i -> 6).judged(SETTINGS));
            LocalDate next = end.day().date().plusDays(1);
            List<Forecast> ahead = filter.ahead(
                    end.next(),
                    next.datesUntil(next.plusDays(56)).map(FilterDay::open).toList());
            assertThat(filter.forecast(end.next(), FilterDay.open(next))).isEqualTo(ahead.getFirst());
            assertThat(spread(ahead.getLast())).isGreaterThan(spread(ahead.getFirst()));
        });
    }

    private static double average(List<Judgement> judged, ToDoubleFunction<Judgement> figure) {
        return judged.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** Over several bands, since the end of one moves by whole counts. */
    private static double spread(Forecast forecast) {
        return DoubleStream.of(0.005, 0.025, 0.05, 0.1, 0.2)
                .map(p -> forecast.quantile(1 - p) - forecast.quantile(p))
                .sum();
    }

    private static Series counts(int length, long seed, IntToDoubleFunction mean) {
        Random random = new Random(seed);
        return Series.daily(length, i -> Series.poisson(random, mean.applyAsDouble(i)));
    }

    /** The share of readings below the quantile; equal ones count half. */
    private static double midCovered(List<Judgement> judged, double p) {
        return judged.stream()
                .filter(day -> day.forecast().ready())
                .mapToDouble(day -> (1
                                - Math.signum(day.value().orElseThrow()
                                        - day.forecast().quantile(p)))
                        / 2)
                .average()
                .orElseThrow();
    }
}
