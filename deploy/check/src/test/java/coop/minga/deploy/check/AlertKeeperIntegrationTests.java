package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.result.Direction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Automatic steps of alerts on a real database, call by call. {@link AlertRecoveryIntegrationTests} has their ends. */
@RealServices
final class AlertKeeperIntegrationTests extends BakeryAlerts {

    @Test
    void anAlertOfTheRootHasNobodyToClimbTo() {
        var fund = bakery.indicators.of(JudgedBakery.FEDERATION).getFirst();
        live(fund);
        assertThat(open(fund).deadline()).isNull();
        bakery.clock.move(Duration.ofDays(30));
        assertThat(escalator().escalate()).isZero();
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
    void keepsItsDeadlineDespiteLaterReadings() {
        live(bread);
        var deadline = open(bread).deadline();
        bakery.clock.move(Duration.ofHours(5));
        bakery.live(bread, TODAY, 290);
        assertThat(open(bread).deviation().value()).isEqualTo(290);
        bakery.live(bread, TODAY.plusDays(1), 280);
        assertThat(open(bread).deadline()).isEqualTo(deadline);
    }

    @Test
    void reopensWhenACorrectionIsReversed() {
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
        assertThat(again.handling().endedAt()).isNull();
        assertThat(again.clockFrom()).isEqualTo(first.clockFrom().plus(Duration.ofHours(2)));
        assertThat(again.deadline())
                .isEqualTo(again.clockFrom().plus(bread.recoveryTime()))
                .isEqualTo(bakery.clock.instant().plus(Duration.ofHours(22)));
        assertThat(bakery.events.of(first.id()))
                .extracting(AlertEvent::step)
                .extracting(Step::name)
                .containsExactly("OPENED", "RETRACTED", "REOPENED");
    }

    @Test
    void toTakeBackCorrectionsAgainAndAgainPutsOffNoClimbing() {
        live(bread);
        for (var hour = 5; hour < 24; hour += 5) {
            bakery.clock.move(Duration.ofHours(5));
            assertThat(escalator().escalate()).isZero();
            bakery.live(bread, TODAY, 1000);
            bakery.clock.move(Duration.ofMinutes(10));
            bakery.live(bread, TODAY, 300);
        }
        bakery.clock.move(Duration.ofHours(4));
        assertThat(escalator().escalate()).isEqualTo(1);
        assertThat(open(bread).currentLevel()).isEqualTo(JudgedBakery.SECTOR);
    }

    @Test
    void climbsToEachLevelOnceAlthoughItOpenedAgain() {
        live(bread);
        climb(JudgedBakery.SECTOR);
        bakery.live(bread, TODAY, 1000);
        bakery.live(bread, TODAY, 300);
        assertThat(open(bread).currentLevel()).isEqualTo(JudgedBakery.SECTOR);
        climb(JudgedBakery.FEDERATION);
        assertThat(bakery.events.of(open(bread).id()).stream()
                        .filter(event -> event.step() == Step.ESCALATED)
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
        var failing = escalator((alert, event) -> {
            if (alert.series().equals(bread.series())) {
                throw new IllegalStateException("no news of bread today");
            }
        });
        assertThat(failing.escalate()).isEqualTo(1);
        assertThat(open(cakes).currentLevel()).isEqualTo(JudgedBakery.SECTOR);
        assertThat(open(bread).currentLevel()).isEqualTo(JudgedBakery.BAKERY);
        assertThat(escalator().escalate()).isEqualTo(1);
        assertThat(open(bread).currentLevel()).isEqualTo(JudgedBakery.SECTOR);
    }

    @Test
    void manyThatCannotClimbHoldUpNoOther() {
        var stuck = bakery.siblings(501);
        live(bread);
        bakery.jdbc.sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from, deadline)
                        select indicator.unit, indicator.series, day, onset, kind, direction, polarity, value, median, low,
                          high, surprisal, confidence, state, indicator.unit, opened_at, clock_from, opened_at
                        from alert join indicator on indicator.unit like 'bakery-%'
                        """).update();
        bakery.clock.move(Duration.ofDays(2));
        bakery.transaction.executeWithoutResult(status -> {
            var locked = bakery.jdbc
                    .sql("select id from alert where unit <> :bakery for update")
                    .param("bakery", JudgedBakery.BAKERY.value())
                    .query(Long.class)
                    .list();
            assertThat(locked).hasSameSizeAs(stuck);
            assertThat(CompletableFuture.supplyAsync(escalator()::escalate))
                    .succeedsWithin(Duration.ofMinutes(1))
                    .isEqualTo(1);
        });
        assertThat(open(bread).currentLevel()).isEqualTo(JudgedBakery.SECTOR);
    }

    @Test
    void aPainRaisesAnAlertWhileAPleasureIsOpen() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        var day = TODAY;
        for (; day.isBefore(TODAY.plusDays(30)); day = day.plusDays(1)) {
            bakery.live(bread, day, 1800 + day.getDayOfMonth() % 3);
            bakery.clock.move(Duration.ofDays(1));
            escalator().escalate();
        }
        assertThat(open(bread).polarity()).isEqualTo(Polarity.PLEASURE);
        for (; day.isBefore(TODAY.plusDays(34)); day = day.plusDays(1)) {
            bakery.live(bread, day, 50);
            bakery.clock.move(Duration.ofDays(1));
        }
        assertThat(bakery.alerts.openOf(bread.series()))
                .extracting(Alert::polarity)
                .containsExactly(Polarity.PLEASURE, Polarity.PAIN);
        assertThat(bakery.alerts.openOf(bread.series()).getLast().currentLevel())
                .isEqualTo(JudgedBakery.BAKERY);
    }

    @Test
    void manyDaysAtOnceComeToTheSameAsEachByItself() {
        live(bread);
        var first = open(bread);
        bakery.clock.move(Duration.ofDays(4));
        bakery.live(bread, TODAY.plusDays(1), 1000, 1001, 999, 1002, 300);
        assertThat(bakery.alerts.find(first.id()).orElseThrow().state()).isEqualTo(AlertState.RECOVERED);
        assertThat(open(bread).deviation().day()).isEqualTo(TODAY.plusDays(5));
    }

    @Test
    void aFallAfterTheRecoveryOfAnotherRaisesAnAlert() {
        live(bread);
        stays(1000, 1, 5);
        stays(300, 5, 6);
        assertThat(raised(bread))
                .containsExactly(
                        tuple(TODAY, Direction.DOWN, AlertState.RECOVERED),
                        tuple(TODAY.plusDays(5), Direction.DOWN, AlertState.OPEN));
    }

    @Test
    void aSecondFallIsAddedToTheOpenAlert() {
        live(bread);
        var before = open(bread);
        var second = fallsAgain(bread);
        assertThat(bakery.alerts.openOf(bread.series()))
                .extracting(Alert::id, Alert::currentLevel, Alert::deadline)
                .containsExactly(tuple(before.id(), before.currentLevel(), before.deadline()));
        assertThat(further(before)).containsExactly(second);
        bakery.live(bread, second, 20);
        assertThat(further(before)).containsExactly(second);
    }

    @Test
    void aCorrectionOfALaterDayIsReportedOnceAndSoIsItsRetraction() {
        live(bread);
        var alert = open(bread);
        var second = fallsAgain(bread);
        for (var value : List.of(25.0, 25.0, 301.0, 302.0, 20.0)) {
            bakery.live(bread, second, value);
        }
        assertThat(bakery.alerts.openOf(bread.series())).extracting(Alert::id).containsExactly(alert.id());
        assertThat(bakery.events.of(alert.id()))
                .filteredOn(event -> second.equals(event.day()))
                .extracting(event -> event.step().name(), AlertEvent::value)
                .containsExactly(
                        tuple("WORSENED", 20.0),
                        tuple("WORSENED", 25.0),
                        tuple("WORSENING_RETRACTED", 301.0),
                        tuple("WORSENED", 20.0));
    }

    @Test
    void aSecondFallIsReportedAtTheLastLevelToo() {
        var fund = bakery.indicators.of(JudgedBakery.FEDERATION).getFirst();
        live(fund);
        var second = fallsAgain(fund);
        assertThat(open(fund).deadline()).isNull();
        assertThat(further(open(fund))).containsExactly(second);
    }

    private List<LocalDate> further(Alert alert) {
        return bakery.events.of(alert.id()).stream()
                .filter(event -> event.step() == Step.WORSENED)
                .map(AlertEvent::day)
                .toList();
    }

    private void climb(UnitId level) {
        bakery.clock.move(Duration.ofDays(2));
        assertThat(escalator().escalate()).isEqualTo(1);
        assertThat(open(bread).currentLevel()).isEqualTo(level);
    }
}
