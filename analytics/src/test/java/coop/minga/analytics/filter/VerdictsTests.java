package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.SettledVerdict;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictsTests {

    private static final int CHANGED = 240;
    private static final int SERIES = 40;

    @Test
    void noticesAStepUpWithinThreeDaysAndCallsItOne() {
        List<Judgement> judged = Series.noisy(260, 41).shifted(200, 6).judged(FilterSettings.daily());
        Judgement raised = firstFlag(judged, 200);
        assertThat(raised.day().date()).isBetween(day(200), day(202));
        assertThat(verdict(raised).direction()).isEqualTo(Direction.UP);
        SettledVerdict last = settlementOf(judged, raised);
        assertThat(last.verdict().kind()).isEqualTo(VerdictKind.LEVEL_STEP);
        assertThat(last.verdict().onset()).isEqualTo(day(200));
    }

    @Test
    void noticesAStepDown() {
        List<Judgement> judged = Series.noisy(260, 43).shifted(200, -6).judged(FilterSettings.daily());
        assertThat(verdict(firstFlag(judged, 200)).direction()).isEqualTo(Direction.DOWN);
    }

    @Test
    void callsOneStrangeDayTransientAndForecastsAsIfItHadNotBeen() {
        Series calm = Series.noisy(260, 47);
        List<Judgement> judged = calm.withValue(200, 130).judged(FilterSettings.daily());
        Judgement raised = firstFlag(judged, 200);
        assertThat(raised.day().date()).isEqualTo(day(200));
        assertThat(settlementOf(judged, raised).verdict().kind()).isEqualTo(VerdictKind.TRANSIENT);
        double calmMean =
                calm.judged(FilterSettings.daily()).get(201).forecast().median();
        assertThat(Math.abs(judged.get(201).forecast().median() - calmMean)).isLessThan(0.5);
    }

    @Test
    void adaptsToAStepInsteadOfCallingItForEver() {
        List<Judgement> judged = Series.noisy(400, 53).shifted(200, 10).judged(FilterSettings.daily());
        assertThat(flags(judged, 200, 230)).isBetween(1L, 2L);
        assertThat(flags(judged, 215, 400)).isLessThanOrEqualTo(1);
        assertThat(judged.get(215).forecast().median()).isBetween(102.0, 118.0);
    }

    @Test
    void followsAStepThatNobodyCanDoubtWithinAWeek() {
        for (long seed = 53; seed < 58; seed++) {
            List<Judgement> judged = Series.noisy(260, seed).shifted(200, 10).judged(FilterSettings.daily());
            assertThat(judged.get(207).forecast().median()).isBetween(102.0, 118.0);
            assertThat(flags(judged, 207, 230)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void beginsAnewWhereASeriesHasBecomeAnother() {
        for (double factor : List.of(0.02, 0.3, 1.8, 40.0)) {
            Series before = Series.noisy(260, 83);
            List<Judgement> judged = Series.daily(
                            260, i -> before.days().get(i).value().getAsDouble() * (i < 200 ? 1 : factor))
                    .judged(FilterSettings.daily());
            assertThat(judged.get(206).forecast().median()).isBetween(92 * factor, 108 * factor);
            assertThat(flags(judged, 200, 260)).isBetween(1L, 2L);
        }
    }

    @Test
    void raisesFewAlarmsWhereNothingHappens() {
        long flags = 0;
        for (int series = 0; series < 20; series++) {
            flags += flags(Series.noisy(407, 1000 + series).judged(FilterSettings.daily()), 42, 407);
        }
        assertThat(flags / 20.0).isLessThanOrEqualTo(0.5);
    }

    @Test
    void findsAStuckMeter() {
        List<Judgement> judged = Series.noisy(260, 59).repeating(200, 212).judged(FilterSettings.daily());
        Judgement raised = firstFlag(judged, 200);
        assertThat(verdict(raised).kind()).isEqualTo(VerdictKind.STUCK);
        assertThat(raised.day().date()).isEqualTo(day(202));
        assertThat(verdict(raised).onset()).isEqualTo(day(200));
    }

    @Test
    void takesAMeterThatJumpsAndSticksForOneThing() {
        Series calm = Series.noisy(260, 89);
        List<Judgement> judged = Series.daily(
                        260,
                        i -> i >= 200 && i < 212
                                ? 112
                                : calm.days().get(i).value().getAsDouble())
                .judged(FilterSettings.daily());
        Judgement raised = firstFlag(judged, 200);
        assertThat(raised.day().date()).isEqualTo(day(200));
        assertThat(settlementOf(judged, raised).verdict().kind()).isEqualTo(VerdictKind.STUCK);
        assertThat(flags(judged, 200, 212)).isEqualTo(1);
    }

    @Test
    void findsRepeatsOfSmallCountsNatural() {
        Random random = new Random(61);
        List<Judgement> judged = Series.daily(400, i -> random.nextInt(3)).judged(FilterSettings.daily());
        assertThat(judged).noneSatisfy(day -> assertThat(verdict(day).kind()).isEqualTo(VerdictKind.STUCK));
    }

    /** Not all: more noise may first look like an outlier or step. */
    @ParameterizedTest
    @CsvSource({"3.5, 0.7", "5, 0.85"})
    void noticesThatTheNoiseHasGrownAndCallsItSo(double deviation, double share) {
        assertThat(shareSettledAs(VerdictKind.VARIANCE_CHANGE, Direction.UP, seed -> {
                    Random random = new Random(seed);
                    return Series.daily(320, i -> 500 + (i < CHANGED ? 1 : deviation) * random.nextGaussian());
                }))
                .isGreaterThanOrEqualTo(share);
    }

    /** A single weekday may pass for outliers; two opposite ones are plain. */
    @ParameterizedTest
    @CsvSource({"3.5, 0, 0.45", "5, 0, 0.7", "4, -4, 0.95"})
    void noticesThatAWeekdayHasChangedAndCallsItSo(double thursdays, double saturdays, double share) {
        assertThat(shareSettledAs(
                        VerdictKind.WEEKDAY_SHAPE_CHANGE,
                        Direction.NONE,
                        seed -> Series.noisy(320, seed)
                                .changed(i -> i < CHANGED ? 0 : i % 7 == 3 ? thursdays : i % 7 == 5 ? saturdays : 0)))
                .isGreaterThanOrEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, -0.5})
    void noticesThatASeriesHasBegunToClimbOrFallAndCallsItSo(double slope) {
        assertThat(shareSettledAs(
                        VerdictKind.SLOPE_CHANGE,
                        slope > 0 ? Direction.UP : Direction.DOWN,
                        seed -> Series.noisy(320, seed).changed(i -> slope * Math.max(0, i - CHANGED))))
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void ranksByHowRareTheValueWas() {
        double mild = verdict(
                        firstFlag(Series.noisy(210, 79).withValue(200, 108).judged(FilterSettings.daily()), 200))
                .surprisal();
        double wild = verdict(
                        firstFlag(Series.noisy(210, 79).withValue(200, 111).judged(FilterSettings.daily()), 200))
                .surprisal();
        assertThat(wild).isGreaterThan(mild);
    }

    /** The share of series settled as this kind and direction within six weeks. */
    private static double shareSettledAs(VerdictKind kind, Direction direction, LongFunction<Series> series) {
        return LongStream.rangeClosed(1, SERIES)
                        .filter(seed -> series.apply(seed).judged(FilterSettings.daily()).stream()
                                .flatMap(day -> day.settled().stream())
                                .filter(last -> !last.day().isBefore(day(CHANGED)))
                                .filter(last -> last.day().isBefore(day(CHANGED + 42)))
                                .map(SettledVerdict::verdict)
                                .anyMatch(last -> last.kind() == kind && last.direction() == direction))
                        .count()
                / (double) SERIES;
    }

    private static LocalDate day(int index) {
        return Series.FIRST.plusDays(index);
    }

    private static Judgement firstFlag(List<Judgement> judged, int from) {
        return judged.subList(from, judged.size()).stream()
                .filter(day -> day.verdict() != null && day.verdict().flagged())
                .findFirst()
                .orElseThrow();
    }

    private static long flags(List<Judgement> judged, int from, int to) {
        return judged.subList(from, to).stream()
                .filter(day -> day.verdict() != null && day.verdict().flagged())
                .count();
    }

    private static SettledVerdict settlementOf(List<Judgement> judged, Judgement raised) {
        return judged.stream()
                .flatMap(day -> day.settled().stream())
                .filter(last -> last.day().equals(raised.day().date()))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict verdict(Judgement day) {
        return Objects.requireNonNull(day.verdict());
    }
}
