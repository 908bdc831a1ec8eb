package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Announced changes enter the forecast and raise no alarm; contrary ones do. */
class InterventionTests {

    private static final FilterSettings SETTINGS = FilterSettings.daily();
    private static final int FIRST = 150;
    private static final int LAST = 154;
    private static final Series STEADY = Series.noisy(240, 41);
    private static final SeededHistories HISTORIES = new SeededHistories(SETTINGS, FIRST, Series::noisy);

    @Test
    void aPassingDayIsToTheStateAsADayWithoutAReport() {
        List<Judgement> announced = judged(STEADY.shifted(FIRST, -40), passing(Direction.DOWN));
        List<Judgement> missing = STEADY.without(date -> announcedDay(date)).judged(SETTINGS);
        assertThat(announced.get(LAST).next()).isEqualTo(missing.get(LAST).next());
        assertThat(announced.get(LAST).next())
                .isEqualTo(judged(STEADY, passing(Direction.NONE)).get(LAST).next());
    }

    @ParameterizedTest
    @EnumSource(
            value = Direction.class,
            names = {"DOWN", "NONE"})
    void aPassingChangeThatWasAnnouncedIsNoAlarmWhileItLastsNorAfterwards(Direction expected) {
        UnaryOperator<Series> strike = series -> series.changed(i -> i >= FIRST && i <= LAST ? -60 : 0);
        Seeds.hold(39, seed -> {
            assertThat(FilterContract.flagged(HISTORIES.judged(seed, 90, strike), 0))
                    .isPositive();
            assertThat(FilterContract.flagged(judged(seed, strike, passing(expected)), 0))
                    .isZero();
        });
    }

    @Test
    void whatWasAnnouncedAndDoesNotComeRaisesNothing() {
        Seeds.hold(38, seed -> {
            assertThat(FilterContract.flagged(judged(seed, series -> series, passing(Direction.DOWN)), 0))
                    .isZero();
            assertThat(FilterContract.flagged(judged(seed, series -> series, lasting(Direction.UP)), 0))
                    .isZero();
        });
    }

    @Test
    void aDeviationAgainstTheAnnouncedSideRaisesAnAlarmOnTheDay() {
        UnaryOperator<Series> rises = series -> series.withValue(FIRST + 1, 130);
        Seeds.hold(39, seed -> {
            for (Intervention change : List.of(passing(Direction.DOWN), lasting(Direction.DOWN))) {
                List<Judgement> judged = judged(seed, rises, change);
                Verdict verdict = FilterContract.verdict(judged.get(1));
                assertThat(verdict.flagged()).isTrue();
                assertThat(verdict.direction()).isEqualTo(Direction.UP);
                assertThat(verdict.detectorPValue()).isLessThan(1e-4);
                assertThat(FilterContract.flagged(judged, 0)).isOne();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 12, 60})
    void anAnnouncedPermanentChangeIsLearnedWithinDaysAndRaisesNoAlarm(double size) {
        UnaryOperator<Series> higher = series -> series.shifted(FIRST, size);
        Seeds.hold(39, seed -> {
            assertThat(FilterContract.flagged(HISTORIES.judged(seed, 90, higher), 0))
                    .isPositive();
            for (Direction expected : List.of(Direction.UP, Direction.NONE)) {
                List<Judgement> judged = judged(seed, higher, lasting(expected));
                assertThat(FilterContract.flagged(judged, 0)).isZero();
                assertThat(judged.get(3).forecast().median()).isCloseTo(100 + size, within(7.0));
                assertThat(width(judged.get(30).forecast())).isLessThan(5);
            }
        });
    }

    @Test
    void aChangeAfterTheAnnouncedOneHasSettledRaisesAnAlarm() {
        int later = DayInterventions.ADAPTATION_DAYS + 21;
        Seeds.hold(40, seed -> {
            List<Judgement> judged =
                    judged(seed, series -> series.shifted(FIRST, 12).shifted(FIRST + later, 12), lasting(Direction.UP));
            assertThat(FilterContract.flagged(judged.subList(0, later), 0)).isZero();
            assertThat(FilterContract.flagged(judged.subList(0, later + 3), later))
                    .isPositive();
        });
    }

    @Test
    void aPermanentChangeOnADayWithoutAReportIsLearnedWithTheNextReading() {
        UnaryOperator<Series> higher = series ->
                series.shifted(FIRST, 30).without(date -> date.equals(day(FIRST)) || date.equals(day(FIRST + 1)));
        Seeds.hold(39, seed -> {
            List<Judgement> judged = judged(seed, higher, lasting(Direction.UP));
            assertThat(FilterContract.flagged(judged, 0)).isZero();
            assertThat(judged.get(5).forecast().median()).isCloseTo(130, within(7.0));
        });
    }

    @Test
    void theForecastIsWidenedToTheSideThatWasAnnouncedAndHoldsTheOrdinaryOne() {
        Interval ordinary = STEADY.judged(SETTINGS).get(FIRST).forecast().interval(0.8);
        for (Intervention change : List.of(passing(Direction.DOWN), lasting(Direction.DOWN))) {
            Forecast forecast = judged(STEADY, change).get(FIRST).forecast();
            assertThat(forecast.interval(0.8).high()).isEqualTo(ordinary.high());
            assertThat(forecast.interval(0.8).low()).isLessThan(ordinary.low() - 5);
            assertThat(forecast.cdf(forecast.quantile(0.1))).isCloseTo(0.1, within(0.05));
        }
        Interval both =
                judged(STEADY, passing(Direction.NONE)).get(FIRST).forecast().interval(0.8);
        assertThat(both.low()).isLessThan(ordinary.low() - 5);
        assertThat(both.high()).isGreaterThan(ordinary.high() + 5);
    }

    @Test
    void aWidenedForecastStaysWithinTheBounds() {
        Random random = new Random(3);
        Series small = Series.daily(160, i -> 5 + random.nextGaussian());
        SeriesFilter filter = new SeriesFilter(SETTINGS.within(0, 10));
        Forecast forecast =
                judged(filter, small, passing(Direction.NONE)).get(FIRST).forecast();
        assertThat(forecast.quantile(0.001)).isZero();
        assertThat(forecast.quantile(0.999)).isEqualTo(10);
    }

    @Test
    void forecastsAheadHonourWhatWasAnnounced() {
        SeriesFilter filter = new SeriesFilter(SETTINGS);
        StateSnapshot state = STEADY.judged(SETTINGS).get(FIRST - 2).next();
        List<FilterDay> plain = days(FIRST - 1, FIRST + 40, List.of());
        List<Forecast> ordinary = filter.ahead(state, plain);
        List<Forecast> passing = filter.ahead(state, days(FIRST - 1, FIRST + 40, List.of(passing(Direction.UP))));
        List<Forecast> lasting = filter.ahead(state, days(FIRST - 1, FIRST + 40, List.of(lasting(Direction.UP))));
        for (int i = 0; i < plain.size(); i++) {
            boolean during = i >= 1 && i <= 1 + LAST - FIRST;
            assertThat(wider(passing.get(i), ordinary.get(i))).isEqualTo(during);
            assertThat(wider(lasting.get(i), ordinary.get(i))).isEqualTo(i >= 1);
            assertThat(lasting.get(i).median()).isEqualTo(ordinary.get(i).median());
        }
        assertThat(judged(STEADY, passing(Direction.UP)).get(FIRST).forecast())
                .isEqualTo(filter.forecast(
                        STEADY.judged(SETTINGS).get(FIRST - 1).next(),
                        FilterDay.open(day(FIRST)).with(DayInterventions.temporary(Direction.UP))));
    }

    @Test
    void anAlarmThatIsOpenWhenALastingChangeBeginsIsSettledThen() {
        List<Judgement> judged = judged(STEADY.withValue(FIRST - 1, 140).shifted(FIRST, 20), lasting(Direction.UP));
        assertThat(judged.get(FIRST).settled()).singleElement().satisfies(settled -> {
            assertThat(settled.day()).isEqualTo(day(FIRST - 1));
            assertThat(settled.flagRetracted()).isFalse();
        });
        assertThat(FilterContract.flagged(judged, FIRST)).isZero();
    }

    @Test
    void replaysFromAnySnapshotToTheSameBits() {
        SeriesFilter filter = new SeriesFilter(SETTINGS);
        List<Intervention> known = List.of(passing(Direction.DOWN), new Intervention.Permanent(day(180), Direction.UP));
        List<Observed> days = announced(STEADY.shifted(180, 9).days(), known);
        List<Judgement> whole = filter.judgeAll(filter.start(), days.stream()).toList();
        for (int at = 145; at < 200; at += 3) {
            StateSnapshot snapshot =
                    StateSnapshot.decode(whole.get(at - 1).next().encode());
            StateSnapshot end = FilterContract.last(filter.judgeAll(snapshot, days.subList(at, days.size()).stream())
                            .toList())
                    .next();
            assertThat(end).isEqualTo(FilterContract.last(whole).next());
        }
    }

    @Test
    void anEventBeforeThereIsEnoughHistoryDoesNoHarm() {
        SeriesFilter filter = new SeriesFilter(SETTINGS);
        List<Intervention> early = List.of(
                new Intervention.Temporary(day(3), day(6), Direction.UP),
                new Intervention.Permanent(day(20), Direction.UP));
        Seeds.hold(40, seed -> {
            List<Observed> days = announced(Series.noisy(120, seed).days(), early);
            List<Judgement> judged =
                    filter.judgeAll(filter.start(), days.stream()).toList();
            assertThat(FilterContract.flagged(judged, 0)).isZero();
            assertThat(judged.get(60).forecast().ready()).isTrue();
        });
    }

    @Test
    void severalEventsOfADayAreOne() {
        LocalDate day = day(5);
        DayInterventions both = DayInterventions.on(
                day,
                List.of(
                        new Intervention.Temporary(day, day, Direction.UP),
                        new Intervention.Permanent(day, Direction.DOWN)));
        assertThat(both).isEqualTo(new DayInterventions(true, true, true, Direction.NONE));
        assertThat(DayInterventions.on(day.plusDays(1), List.of(new Intervention.Permanent(day, Direction.DOWN))))
                .isEqualTo(new DayInterventions(false, false, true, Direction.DOWN));
        assertThat(DayInterventions.on(
                        day.plusDays(DayInterventions.ADAPTATION_DAYS),
                        List.of(new Intervention.Permanent(day, Direction.UP))))
                .isEqualTo(DayInterventions.NONE);
    }

    /** Values that no count has, and more than a small one. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, 2.5, 1e9, 1e15})
    void smallCountsThatBecomeSomethingElseAsAnnouncedAreStillForecast(double becomes) {
        Series counts = smallCounts(i -> i < FIRST ? 4 : becomes);
        List<Judgement> judged = judged(counts, lasting(Direction.NONE));
        for (Judgement each : judged.subList(FIRST, 240)) {
            assertThat(each.forecast().quantile(0.995)).isFinite();
            assertThat(each.forecast().quantile(0.005)).isFinite();
        }
        assertThat(judged.getLast().forecast().median()).isCloseTo(becomes, within(Math.abs(becomes)));
    }

    @Test
    void announcedChangesOfSmallCountsAreLearnedWithinDaysToo() {
        Seeds.hold(33, seed -> {
            List<Judgement> judged = judged(raised(seed), lasting(Direction.UP));
            assertThat(judged.get(FIRST + 4).forecast().median()).isCloseTo(12, within(3.5));
        });
    }

    /** Far fewer than of other series: the level goes beyond, and the way back is an alarm. */
    @Test
    void learnedSmallCountsMayStillRaiseAnAlarm() {
        Seeds.hold(
                28,
                seed -> assertThat(FilterContract.flagged(judged(raised(seed), lasting(Direction.UP)), FIRST))
                        .isZero());
    }

    private static Series raised(long seed) {
        Random random = new Random(seed);
        return smallCounts(i -> Series.poisson(random, i < FIRST ? 3 : 12));
    }

    private static Series smallCounts(IntToDoubleFunction value) {
        return Series.daily(240, value);
    }

    /** The judgements of a seed's series from the first announced day on. */
    private static List<Judgement> judged(long seed, UnaryOperator<Series> happens, Intervention change) {
        return new SeriesFilter(SETTINGS)
                .judgeAll(
                        HISTORIES.before(seed),
                        announced(HISTORIES.changed(seed, 90, happens), List.of(change)).stream())
                .toList();
    }

    private static List<Judgement> judged(Series series, Intervention change) {
        return judged(new SeriesFilter(SETTINGS), series, change);
    }

    private static List<Judgement> judged(SeriesFilter filter, Series series, Intervention change) {
        return filter.judgeAll(filter.start(), announced(series.days(), List.of(change)).stream())
                .toList();
    }

    private static List<Observed> announced(List<Observed> days, List<Intervention> changes) {
        return days.stream()
                .map(each -> new Observed(
                        each.day().with(DayInterventions.on(each.day().date(), changes)), each.value()))
                .toList();
    }

    private static List<FilterDay> days(int from, int to, List<Intervention> changes) {
        List<FilterDay> days = new ArrayList<>();
        for (int i = from; i < to; i++) {
            days.add(FilterDay.open(day(i)).with(DayInterventions.on(day(i), changes)));
        }
        return days;
    }

    private static Intervention passing(Direction expected) {
        return new Intervention.Temporary(day(FIRST), day(LAST), expected);
    }

    private static Intervention lasting(Direction expected) {
        return new Intervention.Permanent(day(FIRST), expected);
    }

    private static boolean announcedDay(LocalDate date) {
        return !date.isBefore(day(FIRST)) && !date.isAfter(day(LAST));
    }

    private static LocalDate day(int index) {
        return Series.FIRST.plusDays(index);
    }

    private static boolean wider(Forecast one, Forecast other) {
        return width(one) > 2 * width(other);
    }

    private static double width(Forecast forecast) {
        Interval band = forecast.interval(0.8);
        return band.high() - band.low();
    }
}
