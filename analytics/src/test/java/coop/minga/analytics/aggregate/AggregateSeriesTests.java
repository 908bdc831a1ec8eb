package coop.minga.analytics.aggregate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.WorkingCalendar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The days on which a sum exists. */
class AggregateSeriesTests {

    private static final LocalDate FRIDAY = PeerSeries.FIRST.plusDays(4);
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);

    @Test
    void isThatOfAllWhoWereDue() {
        var sums = new AggregateSeries(
                List.of(everyDay(IndicatorType.FLOW, i -> 10), onWeekdays(IndicatorType.FLOW, i -> 1)));
        assertThat(sums.value(FRIDAY)).hasValue(11);
        assertThat(sums.value(SATURDAY)).hasValue(10);
        assertThat(sums.units(FRIDAY)).isEqualTo(2);
        assertThat(sums.units(SATURDAY)).isEqualTo(1);
        assertThat(sums.usual(SATURDAY)).isTrue();
    }

    @Test
    void isNoneUntilEveryDuePartHasReported() {
        var silent = everyDay(IndicatorType.FLOW, i -> i == 4 ? Double.NaN : 1);
        var sums = new AggregateSeries(List.of(everyDay(IndicatorType.FLOW, i -> 10), silent));
        assertThat(sums.value(FRIDAY)).isEmpty();
        assertThat(sums.value(SATURDAY)).hasValue(11);
    }

    @Test
    void leavesOutWhatWasSaidOfADayOfRest() {
        assertThat(new AggregateSeries(List.of(onWeekdays(IndicatorType.FLOW, i -> 1))).value(SATURDAY))
                .isEmpty();
    }

    @Test
    void ofStocksIsNoneWhileOneRests() {
        var sums = new AggregateSeries(
                List.of(everyDay(IndicatorType.STOCK, i -> 10), onWeekdays(IndicatorType.STOCK, i -> 1)));
        assertThat(sums.value(FRIDAY)).hasValue(11);
        assertThat(sums.value(SATURDAY)).isEmpty();
        assertThat(sums.usual(SATURDAY)).isFalse();
    }

    @Test
    void whenAPartIsAwayIsNotAUsualOne() {
        var away = part(IndicatorType.FLOW, PeerSeries.closedOn(EnumSet.noneOf(DayOfWeek.class), FRIDAY), i -> 1);
        var sums = new AggregateSeries(List.of(everyDay(IndicatorType.FLOW, i -> 10), away));
        assertThat(sums.value(FRIDAY)).hasValue(10);
        assertThat(sums.usual(FRIDAY)).isFalse();
        assertThat(sums.usual(SATURDAY)).isTrue();
    }

    @Test
    void doesNotWaitForWhoHasNotBegunOrHasLongBeenSilent() {
        var gone = everyDay(IndicatorType.FLOW, i -> i < 3 ? 1 : Double.NaN);
        var late = everyDay(IndicatorType.FLOW, i -> i < 3 ? Double.NaN : 5);
        var sums = new AggregateSeries(List.of(everyDay(IndicatorType.FLOW, i -> 10), gone, late));
        assertThat(sums.value(PeerSeries.FIRST)).hasValue(11);
        assertThat(sums.value(PeerSeries.FIRST.plusDays(30))).isEmpty();
        assertThat(sums.value(PeerSeries.FIRST.plusDays(31))).hasValue(15);
    }

    /** Reports before the first day read still make it a component. */
    @Test
    void waitsForWhoSpokeBeforeTheFirstOfItsDays() {
        var unit = PeerSeries.unit("u", "s", WorkingCalendar.EVERY_DAY);
        var spoke = List.of(new JudgedDay(SATURDAY, 5.0, null, null));
        var late = new Component(unit, PeerSeries.indicator("u", 1, IndicatorType.FLOW), true, spoke, new TreeMap<>());
        var sums = new AggregateSeries(List.of(everyDay(IndicatorType.FLOW, i -> 10), late));
        assertThat(sums.value(FRIDAY)).isEmpty();
        assertThat(sums.value(SATURDAY)).hasValue(15);
    }

    @Test
    void isForecastByTheFilterAsAnySeriesOnUsualDaysOnly() {
        var away = PeerSeries.FIRST.plusDays(70);
        var part =
                part(IndicatorType.FLOW, PeerSeries.closedOn(EnumSet.noneOf(DayOfWeek.class), away), i -> 100 + i % 5);
        var sums = new AggregateSeries(List.of(everyDay(IndicatorType.FLOW, i -> 100 + i % 3), part));
        var bands = sums.forecasts(away.minusDays(5), away.plusDays(5), 7);
        assertThat(bands).doesNotContainKey(away).containsKeys(away.minusDays(5), away.plusDays(12));
        assertThat(bands.firstEntry().getValue().central95().contains(203)).isTrue();
        assertThat(new AggregateSeries(List.of()).forecasts(away, away, 7)).isEmpty();
    }

    @Test
    void hasNoValueWithoutParts() {
        assertThat(new AggregateSeries(List.of()).value(FRIDAY)).isEqualTo(OptionalDouble.empty());
    }

    private static Component everyDay(IndicatorType nature, IntToDoubleFunction value) {
        return part(nature, WorkingCalendar.EVERY_DAY, value);
    }

    private static Component onWeekdays(IndicatorType nature, IntToDoubleFunction value) {
        return part(nature, PeerSeries.closedOn(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)), value);
    }

    private static Component part(IndicatorType nature, WorkingCalendar calendar, IntToDoubleFunction value) {
        return PeerSeries.part(PeerSeries.unit("u", "s", calendar), PeerSeries.indicator("u", 1, nature), 80, value);
    }
}
