package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Recovery of alerts, and rebounds that raise no alert. */
@RealServices
final class AlertRecoveryIntegrationTests extends BakeryAlerts {

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
        assertThat(raised(bread)).containsExactly(tuple(TODAY, Direction.DOWN, AlertState.RECOVERED));
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
    void goingBackAfterANewNormalRaisesAnAlert() {
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
        assertThat(raised(bread)).containsExactly(tuple(TODAY, Direction.DOWN, AlertState.RECOVERED));
        assertThat(raised(cakes)).isEqualTo(raised(bread));
    }

    @Test
    void whatTurnsOutToBeAReturnIsWithdrawn() {
        live(bread);
        stays(300, 1, 30);
        var back = TODAY.plusDays(30);
        bakery.jdbc.sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from)
                        select unit, series, :back, :back, 'VARIANCE_CHANGE', 'NONE', polarity, 1000, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from from alert
                        """).param("back", back).update();
        stays(1000, 30, 31);
        assertThat(raised(bread))
                .containsExactly(
                        tuple(TODAY, Direction.DOWN, AlertState.OPEN), tuple(back, Direction.UP, AlertState.RETRACTED));
    }

    @Test
    void daysOfAnEarlierAlertRaiseNoneWhenTheSeriesIsJudgedAgain() {
        live(bread);
        var second = fallsAgain(bread);
        stays(1000, 31, 40);
        var raised = raised(bread);
        assertThat(raised).containsExactly(tuple(TODAY, Direction.DOWN, AlertState.RECOVERED));
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

    /** A new normal as the unit declares it after this last judged day. */
    private void newNormal(LocalDate lastDay) {
        bakery.jdbc
                .sql("update alert set state = 'NEW_NORMAL', closed_at = opened_at, deadline = null, last_day = :day")
                .param("day", lastDay)
                .update();
    }
}
