package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;

import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What a filter of any settings must do. */
abstract class FilterContract {

    abstract FilterSettings settings();

    @Test
    void forecastsAConstantWithoutAlarm() {
        List<Judgement> judged = Series.daily(400, i -> 20).judged(settings());
        assertThat(last(judged).forecast().median()).isCloseTo(20, within(1e-6));
        assertThat(flagged(judged, 0)).isLessThanOrEqualTo(1);
    }

    @Test
    void followsATrend() {
        Seeds.hold(40, seed -> {
            Random random = new Random(seed);
            List<Judgement> judged = Series.daily(250, i -> 100 + 0.5 * i + random.nextGaussian())
                    .judged(settings());
            assertThat(last(judged).forecast().median()).isCloseTo(100 + 0.5 * 249, within(2.5));
            assertThat(covered(judged, 0.8)).isBetween(0.72, 0.92);
        });
    }

    @Test
    void isNeverBlankAfterFortyTwoReports() {
        List<Judgement> judged = Series.noisy(200, 11)
                .without(date -> date.getDayOfMonth() % 3 == 0)
                .judged(settings());
        long reports = 0;
        for (Judgement day : judged) {
            assertThat(day.forecast().ready() || reports < 42).isTrue();
            reports += day.value().isPresent() ? 1 : 0;
        }
    }

    @Test
    void saysThatHistoryIsTooShort() {
        List<Judgement> judged = Series.noisy(42, 3).judged(settings());
        assertThat(judged).allSatisfy(day -> assertThat(verdict(day).kind()).isEqualTo(VerdictKind.NOT_ENOUGH_HISTORY));
        assertThat(judged.getFirst().forecast().ready()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 1e12})
    void worksAtEveryScale(double scale) {
        Seeds.hold(40, seed -> {
            List<Judgement> judged = Series.noisy(150, seed).scaled(scale).judged(settings());
            assertThat(last(judged).forecast().median() / scale).isCloseTo(100, within(8.0));
            assertThat(covered(judged, 0.8)).isBetween(0.7, 0.92);
        });
    }

    @Test
    void survivesZerosAndComesBackFromThem() {
        List<Judgement> judged =
                Series.daily(400, i -> i < 200 ? 0 : 50 + i % 5).judged(settings());
        assertThat(judged.get(150).forecast().median()).isZero();
        assertThat(judged.subList(0, 200))
                .noneSatisfy(day -> assertThat(verdict(day).flagged()).isTrue());
        assertThat(last(judged).forecast().median()).isCloseTo(52, within(3.0));
        assertThat(flagged(judged, 260)).isLessThanOrEqualTo(1);
    }

    @Test
    void widensOverDaysWithoutAReportAndJudgesNone() {
        Seeds.hold(40, seed -> {
            List<Judgement> judged = Series.noisy(140, seed)
                    .without(date -> date.isAfter(Series.FIRST.plusDays(100)))
                    .judged(settings());
            assertThat(last(judged).verdict()).isNull();
            assertThat(width(judged.get(136).forecast()))
                    .isGreaterThan(width(judged.get(101).forecast()));
        });
    }

    @Test
    void judgesNothingOnClosedDays() {
        List<Judgement> judged = Series.noisy(400, 13).closedAtWeekends().judged(settings());
        assertThat(judged)
                .allSatisfy(day -> assertThat(day.verdict() == null)
                        .isEqualTo(Series.weekend(day.day().date())));
        assertThat(judged.get(399 - 399 % 7).forecast().median()).isBetween(90.0, 110.0);
    }

    @Test
    void refusesWhatIsNotANumber() {
        SeriesFilter filter = new SeriesFilter(settings());
        FilterDay day = FilterDay.open(Series.FIRST);
        assertThatThrownBy(() -> filter.judge(filter.start(), day, OptionalDouble.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value NaN: expected a number of at most 1.0E30 either way");
    }

    @Test
    void refusesADayThatWasJudgedBefore() {
        SeriesFilter filter = new SeriesFilter(settings());
        FilterDay day = FilterDay.open(Series.FIRST);
        StateSnapshot next =
                filter.judge(filter.start(), day, OptionalDouble.of(1)).next();
        assertThatThrownBy(() -> filter.judge(next, day, OptionalDouble.of(1)))
                .hasMessageContaining("expected one after 2024-01-01");
    }

    @Test
    void replaysFromAnySnapshotToTheSameBits() {
        Series series = Series.noisy(200, 17).shifted(120, 6).withValue(90, 130);
        SeriesFilter filter = new SeriesFilter(settings());
        List<Judgement> whole = series.judged(settings());
        for (int at = 1; at < 200; at += 13) {
            StateSnapshot snapshot =
                    StateSnapshot.decode(whole.get(at - 1).next().encode());
            Judgement end = filter.judgeAll(snapshot, series.days().subList(at, 200).stream())
                    .reduce((before, after) -> after)
                    .orElseThrow();
            assertThat(end.next().encode()).isEqualTo(last(whole).next().encode());
            assertThat(end.forecast()).isEqualTo(last(whole).forecast());
        }
    }

    @Test
    void looksOneDayAheadExactlyAsItForecasts() {
        SeriesFilter filter = new SeriesFilter(settings());
        List<Judgement> judged = Series.noisy(120, 19).judged(settings());
        StateSnapshot state = judged.get(98).next();
        FilterDay next = judged.get(99).day();
        assertThat(filter.ahead(state, List.of(next))).containsExactly(filter.forecast(state, next));
        assertThat(filter.forecast(state, next)).isEqualTo(judged.get(99).forecast());
    }

    @Test
    void isLessCertainOfEveryLaterDay() {
        SeriesFilter filter = new SeriesFilter(settings());
        Seeds.hold(40, seed -> {
            StateSnapshot state =
                    last(Series.noisy(100, seed).judged(settings())).next();
            LocalDate from = state.lastDay().orElseThrow();
            List<FilterDay> days = from.plusDays(1)
                    .datesUntil(from.plusDays(57))
                    .map(FilterDay::open)
                    .toList();
            List<Forecast> ahead = filter.ahead(state, days);
            for (int day = 7; day < days.size(); day++) {
                assertThat(width(ahead.get(day))).isGreaterThan(width(ahead.get(day - 7)));
            }
        });
    }

    @Test
    void keepsItsStateSmallHoweverLongTheHistory() {
        List<Judgement> judged = Series.noisy(1500, 29).judged(settings());
        assertThat(judged.get(1499).next().encode())
                .hasSameSizeAs(judged.get(100).next().encode());
        assertThat(judged)
                .allSatisfy(day -> assertThat(day.next().encode().length).isLessThanOrEqualTo(8192));
    }

    @Test
    void givesTheLastWordWithinThreeDays() {
        List<Judgement> judged =
                Series.noisy(500, 31).shifted(200, 7).withValue(300, 140).judged(settings());
        for (int at = 0; at < judged.size() - 3; at++) {
            Judgement day = judged.get(at);
            if (day.verdict() != null
                    && day.verdict().flagged()
                    && !day.verdict().settled()) {
                LocalDate flaggedOn = day.day().date();
                assertThat(judged.subList(at + 1, at + 4))
                        .anySatisfy(later -> assertThat(later.settled())
                                .anySatisfy(last -> assertThat(last.day()).isEqualTo(flaggedOn)));
            }
        }
    }

    static Verdict verdict(Judgement day) {
        return Objects.requireNonNull(day.verdict());
    }

    static Judgement last(List<Judgement> judged) {
        return judged.getLast();
    }

    static long flagged(List<Judgement> judged, int from) {
        return judged.subList(from, judged.size()).stream()
                .filter(day -> day.verdict() != null && day.verdict().flagged())
                .count();
    }

    private static double width(Forecast forecast) {
        Interval band = forecast.interval(0.8);
        return band.high() - band.low();
    }

    private static double covered(List<Judgement> judged, double coverage) {
        return judged.stream()
                .filter(day -> day.forecast().ready() && day.value().isPresent())
                .mapToInt(day ->
                        day.forecast().interval(coverage).contains(day.value().getAsDouble()) ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
