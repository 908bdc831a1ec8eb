package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvent.What;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Feeling;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.Direction;
import coop.minga.analytics.filter.VerdictKind;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What alerts do by themselves, on a real database, one call at a time. */
@RealServices
final class AlertKeeperIntegrationTests {

    private static final int HISTORY = 90;
    private static final LocalDate TODAY = JudgedBakery.TODAY;

    private JudgedBakery bakery;
    private Indicator bread;

    @BeforeEach
    void describe(TestDatabase database) {
        bakery = new JudgedBakery(database);
        bread = bakery.bread();
    }

    @AfterEach
    void close() {
        bakery.close();
    }

    @Test
    void anAlertOfTheRootHasNobodyToClimbTo() {
        var fund = bakery.indicators.of(JudgedBakery.FEDERATION).getFirst();
        live(fund);
        assertThat(open(fund).deadline()).isNull();
        bakery.clock.move(Duration.ofDays(30));
        assertThat(bakery.keeper().climb()).isZero();
    }

    @Test
    void aDayRaisesAnAlarmForTwoWeeksAndIsHistoryAfterwards() {
        var cakes = bakery.indicators.of(JudgedBakery.BAKERY).getLast();
        for (var indicator : List.of(bread, cakes)) {
            bakery.live(indicator, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        }
        bakery.clock.move(Duration.ofDays(14));
        bakery.live(bread, TODAY, 300);
        assertThat(open(bread).deviation().day()).isEqualTo(TODAY);
        bakery.clock.move(Duration.ofDays(1));
        bakery.live(cakes, TODAY, 300);
        assertThat(bakery.alerts.of(cakes.series())).isEmpty();
        assertThat(bakery.flaggedDays(cakes)).containsExactly(TODAY);
    }

    @Test
    void aDayWithoutAReadingIsNoReadingOfNothing() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        bakery.clock.move(Duration.ofDays(4));
        bakery.live(bread, TODAY.plusDays(3), 1000);
        assertThat(bakery.alerts.of(bread.series())).isEmpty();
        assertThat(bakery.flaggedDays(bread)).isEmpty();
    }

    @Test
    void keepsItsDeadlineWhateverIsReportedMeanwhile() {
        live(bread);
        var deadline = open(bread).deadline();
        bakery.clock.move(Duration.ofHours(5));
        bakery.live(bread, TODAY, 290);
        assertThat(open(bread).deviation().value()).isEqualTo(290);
        bakery.live(bread, TODAY.plusDays(1), 280);
        assertThat(open(bread).deadline()).isEqualTo(deadline);
    }

    @Test
    void opensAgainWhenACorrectionIsTakenBack() {
        live(bread);
        var first = open(bread);
        bakery.clock.move(Duration.ofHours(2));
        bakery.live(bread, TODAY, 1000);
        assertThat(bakery.alerts.openOf(bread.series())).isEmpty();
        bakery.clock.move(Duration.ofHours(2));
        bakery.live(bread, TODAY, 300);
        var again = open(bread);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.state()).isEqualTo(AlertState.OPEN);
        assertThat(again.closedAt()).isNull();
        assertThat(again.clockFrom()).isEqualTo(bakery.clock.instant());
        assertThat(again.deadline()).isEqualTo(bakery.clock.instant().plus(bread.recoveryTime()));
        assertThat(bakery.events.of(first.id()))
                .extracting(AlertEvent::what)
                .extracting(What::name)
                .containsExactly("OPENED", "WITHDRAWN", "REOPENED");
    }

    @Test
    void climbsToEachLevelOnceAlthoughItOpenedAgain() {
        live(bread);
        climb(JudgedBakery.SECTOR);
        bakery.live(bread, TODAY, 1000);
        bakery.live(bread, TODAY, 300);
        assertThat(open(bread).holder()).isEqualTo(JudgedBakery.SECTOR);
        climb(JudgedBakery.FEDERATION);
        assertThat(bakery.events.of(open(bread).id()).stream()
                        .filter(event -> event.what() == What.CLIMBED)
                        .map(AlertEvent::level))
                .containsExactly(JudgedBakery.SECTOR, JudgedBakery.FEDERATION);
    }

    @Test
    void staysClosedWhenItWasClosedForAnotherReasonThanACorrection() {
        live(bread);
        var id = open(bread).id();
        bakery.jdbc
                .sql("update alert set state = 'NEW_NORMAL', closed_at = opened_at, deadline = null")
                .update();
        bakery.live(bread, TODAY, 301);
        assertThat(bakery.alerts.find(id).orElseThrow().state()).isEqualTo(AlertState.NEW_NORMAL);
    }

    @Test
    void oneThatCannotClimbHoldsUpNoOther() {
        var cakes = bakery.indicators.of(JudgedBakery.BAKERY).getLast();
        live(bread);
        live(cakes);
        bakery.clock.move(Duration.ofDays(2));
        var keeper = bakery.keeper((alert, event) -> {
            if (alert.series().equals(bread.series())) {
                throw new IllegalStateException("no news of bread today");
            }
        });
        assertThat(keeper.climb()).isEqualTo(1);
        assertThat(open(cakes).holder()).isEqualTo(JudgedBakery.SECTOR);
        assertThat(open(bread).holder()).isEqualTo(JudgedBakery.BAKERY);
        assertThat(bakery.keeper().climb()).isEqualTo(1);
        assertThat(open(bread).holder()).isEqualTo(JudgedBakery.SECTOR);
    }

    @Test
    void aPainIsHeardAlthoughAPleasureIsStillOpen() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        var day = TODAY;
        for (; day.isBefore(TODAY.plusDays(30)); day = day.plusDays(1)) {
            bakery.live(bread, day, 1800 + day.getDayOfMonth() % 3);
            bakery.clock.move(Duration.ofDays(1));
            bakery.keeper().climb();
        }
        assertThat(open(bread).feeling()).isEqualTo(Feeling.PLEASURE);
        for (; day.isBefore(TODAY.plusDays(34)); day = day.plusDays(1)) {
            bakery.live(bread, day, 50);
            bakery.clock.move(Duration.ofDays(1));
        }
        assertThat(bakery.alerts.openOf(bread.series()))
                .extracting(Alert::feeling)
                .containsExactly(Feeling.PLEASURE, Feeling.PAIN);
        assertThat(bakery.alerts.openOf(bread.series()).getLast().holder()).isEqualTo(JudgedBakery.BAKERY);
    }

    @Test
    void manyDaysAtOnceComeToTheSameAsEachByItself() {
        live(bread);
        var first = open(bread);
        bakery.clock.move(Duration.ofDays(4));
        bakery.live(bread, TODAY.plusDays(1), 1000, 1001, 999, 1002, 300);
        assertThat(bakery.alerts.find(first.id()).orElseThrow().state()).isEqualTo(AlertState.RETURNED);
        assertThat(open(bread).deviation().day()).isEqualTo(TODAY.plusDays(5));
    }

    @Test
    void aFallAfterTheReturnOfAnotherIsHeard() {
        live(bread);
        stays(1000, 1, 5);
        stays(300, 5, 6);
        assertThat(raised(bread))
                .containsExactly(
                        tuple(TODAY, Direction.DOWN, AlertState.RETURNED),
                        tuple(TODAY.plusDays(5), Direction.DOWN, AlertState.OPEN));
    }

    @Test
    void aSecondFallIsToldInTheAlertThatIsStillOpen() {
        live(bread);
        var before = open(bread);
        var second = fallsAgain(bread);
        assertThat(bakery.alerts.openOf(bread.series()))
                .extracting(Alert::id, Alert::holder, Alert::deadline)
                .containsExactly(tuple(before.id(), before.holder(), before.deadline()));
        assertThat(further(before)).containsExactly(second);
        bakery.live(bread, second, 20);
        assertThat(further(before)).containsExactly(second);
    }

    @Test
    void aCorrectionOfALaterDayThatWasToldIsToldOnceAndSoIsThatItWasNothing() {
        live(bread);
        var alert = open(bread);
        var second = fallsAgain(bread);
        for (var value : List.of(25.0, 25.0, 301.0, 302.0, 20.0)) {
            bakery.live(bread, second, value);
        }
        assertThat(bakery.alerts.openOf(bread.series())).extracting(Alert::id).containsExactly(alert.id());
        assertThat(bakery.events.of(alert.id()))
                .filteredOn(event -> second.equals(event.day()))
                .extracting(event -> event.what().name(), AlertEvent::value)
                .containsExactly(
                        tuple("FURTHER", 20.0),
                        tuple("FURTHER", 25.0),
                        tuple("FURTHER_WITHDRAWN", 301.0),
                        tuple("FURTHER", 20.0));
    }

    @Test
    void aSecondFallIsToldAlsoWhereNobodyIsLeftToClimbTo() {
        var fund = bakery.indicators.of(JudgedBakery.FEDERATION).getFirst();
        live(fund);
        var second = fallsAgain(fund);
        assertThat(open(fund).deadline()).isNull();
        assertThat(further(open(fund))).containsExactly(second);
    }

    @Test
    void looksForItsReturnFromASnapshotNearItsOnsetHoweverLongItIsOpen() {
        live(bread);
        var onset = open(bread).deviation().onset();
        stays(300, 1, 100);
        assertThat(open(bread).deviation().onset()).isEqualTo(onset);
        assertThat(bakery.snapshotDays(bread))
                .hasSize(3)
                .first(InstanceOfAssertFactories.LOCAL_DATE)
                .isBetween(onset.minusDays(28), onset.minusDays(1));
    }

    @Test
    void makesASnapshotBeforeItsOnsetWhereThereIsNoneNearBy() {
        live(bread);
        stays(300, 1, 60);
        var before = open(bread).deviation().onset().minusDays(1);
        bakery.jdbc
                .sql("delete from snapshot where day <= :before")
                .param("before", before)
                .update();
        stays(300, 60, 61);
        assertThat(bakery.snapshotDays(bread)).hasSize(3).startsWith(before);
        stays(300, 61, 120);
        assertThat(bakery.snapshotDays(bread)).hasSize(3).startsWith(before);
        bakery.live(bread, TODAY.minusDays(40), 1000);
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void letsGoOfTheSnapshotBeforeItsOnsetOnceItIsClosed() {
        live(bread);
        stays(1000, 1, 100);
        assertThat(bakery.alerts.openOf(bread.series())).isEmpty();
        assertThat(bakery.snapshotDays(bread))
                .hasSize(2)
                .allSatisfy(day -> assertThat(day).isAfter(TODAY));
    }

    @Test
    void goingBackToWhatWasExpectedIsTheEndOfAnAlertAndNoneOfItsOwn() {
        live(bread);
        stays(300, 1, 30);
        stays(1000, 30, 60);
        assertThat(bakery.flaggedDays(bread)).contains(TODAY.plusDays(30));
        assertThat(raised(bread)).containsExactly(tuple(TODAY, Direction.DOWN, AlertState.RETURNED));
    }

    @Test
    void aRiseBeyondWhatWasExpectedIsNoReturn() {
        live(bread);
        stays(300, 1, 30);
        stays(2500, 30, 31);
        assertThat(raised(bread))
                .containsExactly(
                        tuple(TODAY, Direction.DOWN, AlertState.OPEN),
                        tuple(TODAY.plusDays(30), Direction.UP, AlertState.OPEN));
    }

    @Test
    void aFallBeyondWhatWasExpectedIsNoReturn() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        stays(1800, 0, 100);
        stays(50, 100, 101);
        assertThat(raised(bread))
                .containsExactly(
                        tuple(TODAY, Direction.UP, AlertState.OPEN),
                        tuple(TODAY.plusDays(100), Direction.DOWN, AlertState.OPEN));
    }

    @Test
    void goingBackAfterANewNormalIsNews() {
        live(bread);
        stays(300, 1, 30);
        newNormal(TODAY.plusDays(29));
        stays(1000, 30, 31);
        assertThat(raised(bread))
                .containsExactly(
                        tuple(TODAY, Direction.DOWN, AlertState.NEW_NORMAL),
                        tuple(TODAY.plusDays(30), Direction.UP, AlertState.OPEN));
    }

    @Test
    void goingBackIsNoAlertOfItsOwnHoweverManyDaysAreJudgedAtOnce() {
        var cakes = bakery.indicators.of(JudgedBakery.BAKERY).getLast();
        live(bread);
        live(cakes);
        var days = new double[] {301, 302, 300, 301, 302, 300, 301, 302, 300, 301, 1000, 1001, 999, 1002};
        for (var i = 0; i < days.length; i++) {
            bakery.clock.move(Duration.ofDays(1));
            bakery.live(bread, TODAY.plusDays(1 + i), days[i]);
        }
        bakery.live(cakes, TODAY.plusDays(1), days);
        assertThat(bakery.flaggedDays(bread)).contains(TODAY.plusDays(11));
        assertThat(raised(bread)).containsExactly(tuple(TODAY, Direction.DOWN, AlertState.RETURNED));
        assertThat(raised(cakes)).isEqualTo(raised(bread));
    }

    @Test
    void whatTurnsOutToBeAReturnIsWithdrawn() {
        live(bread);
        stays(300, 1, 30);
        var back = TODAY.plusDays(30);
        bakery.jdbc.sql("""
                        insert into alert (unit, series, day, onset, kind, direction, feeling, value, mean, low, high,
                          surprise, probability, state, holder, opened_at, clock_from)
                        select unit, series, :back, :back, 'VARIANCE_CHANGE', 'NONE', feeling, 1000, mean, low, high,
                          surprise, probability, state, holder, opened_at, clock_from from alert
                        """).param("back", back).update();
        stays(1000, 30, 31);
        assertThat(raised(bread))
                .containsExactly(
                        tuple(TODAY, Direction.DOWN, AlertState.OPEN), tuple(back, Direction.UP, AlertState.WITHDRAWN));
    }

    @Test
    void whatAnAlertHasSpokenForRaisesNoneWhenTheSeriesIsJudgedAnew() {
        live(bread);
        var second = fallsAgain(bread);
        stays(1000, 31, 40);
        var raised = raised(bread);
        assertThat(raised).containsExactly(tuple(TODAY, Direction.DOWN, AlertState.RETURNED));
        assertThat(bakery.flaggedDays(bread)).contains(second);
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        assertThat(raised(bread)).isEqualTo(raised);
    }

    @Test
    void aStuckValueReturnsOnlyWhenAnotherOneComes() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        var day = TODAY;
        for (; day.isBefore(TODAY.plusDays(12)); day = day.plusDays(1)) {
            bakery.live(bread, day, 1004);
            bakery.clock.move(Duration.ofDays(1));
        }
        var stuck = open(bread).deviation();
        assertThat(stuck.kind()).isEqualTo(VerdictKind.STUCK);
        assertThat(stuck.inARow()).isEqualTo(Math.toIntExact(ChronoUnit.DAYS.between(TODAY, stuck.day())) + 1);
        bakery.live(bread, day, 1001, 998, 1003);
        assertThat(bakery.alerts.openOf(bread.series())).isEmpty();
    }

    /** Day, direction and state of every alert of the series, in the order of their days. */
    private List<Tuple> raised(Indicator indicator) {
        return bakery.alerts.of(indicator.series()).reversed().stream()
                .map(alert -> tuple(alert.deviation().day(), alert.deviation().direction(), alert.state()))
                .toList();
    }

    /** As the unit declares it, when that day was the last one judged. */
    private void newNormal(LocalDate lastDay) {
        bakery.jdbc
                .sql("update alert set state = 'NEW_NORMAL', closed_at = opened_at, deadline = null, last_day = :day")
                .param("day", lastDay)
                .update();
    }

    /** Stays where it has fallen to until that is what is expected, then falls once more; returns that day. */
    private LocalDate fallsAgain(Indicator indicator) {
        var day = TODAY.plusDays(1);
        for (; day.isBefore(TODAY.plusDays(30)); day = day.plusDays(1)) {
            bakery.clock.move(Duration.ofDays(1));
            bakery.live(indicator, day, 300 + day.getDayOfMonth() % 3);
        }
        bakery.clock.move(Duration.ofDays(1));
        bakery.live(indicator, day, 20);
        return day;
    }

    /** Reports about the same every day from the first one after today on, to before the last. */
    private void stays(double around, int first, int last) {
        for (var day = TODAY.plusDays(first); day.isBefore(TODAY.plusDays(last)); day = day.plusDays(1)) {
            bakery.clock.move(Duration.ofDays(1));
            bakery.live(bread, day, around + day.getDayOfMonth() % 3);
        }
    }

    private List<LocalDate> further(Alert alert) {
        return bakery.events.of(alert.id()).stream()
                .filter(event -> event.what() == What.FURTHER)
                .map(AlertEvent::day)
                .toList();
    }

    /** A steady history, and today a reading that raises an alert. */
    private void live(Indicator indicator) {
        bakery.live(indicator, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        bakery.live(indicator, TODAY, 300);
    }

    private void climb(UnitId level) {
        bakery.clock.move(Duration.ofDays(2));
        assertThat(bakery.keeper().climb()).isEqualTo(1);
        assertThat(open(bread).holder()).isEqualTo(level);
    }

    private Alert open(Indicator indicator) {
        var open = bakery.alerts.openOf(indicator.series());
        assertThat(open).as("open alerts of " + indicator.definition().code()).isNotEmpty();
        return open.getFirst();
    }
}
