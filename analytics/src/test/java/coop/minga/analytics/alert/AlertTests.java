package coop.minga.analytics.alert;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.people.PersonId;
import coop.minga.ingest.contract.GoodDirection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlertTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant OPENED = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant DEADLINE = OPENED.plusSeconds(3600);
    private static final PersonId ANA = new PersonId("ana");
    private static final UnitId SECTOR = new UnitId("food");

    private final Alert alert = alert();

    @Test
    void isAcknowledgedOnce() {
        var acknowledged = alert.acknowledge(ANA, OPENED, DEADLINE);
        assertThat(acknowledged.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(acknowledged.acknowledgedBy()).isEqualTo(ANA);
        assertThatThrownBy(() -> acknowledged.acknowledge(new PersonId("luz"), OPENED, DEADLINE))
                .isInstanceOf(StateConflictException.class)
                .hasMessageContaining("acknowledged by ana already");
    }

    @Test
    void isNotAcknowledgedAfterItsDeadline() {
        assertThat(alert.acknowledge(ANA, DEADLINE.minusNanos(1), null).state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThatThrownBy(() -> alert.acknowledge(ANA, DEADLINE, DEADLINE.plusSeconds(60)))
                .isInstanceOf(StateConflictException.class)
                .hasMessageContaining("ran out at " + DEADLINE);
    }

    @Test
    void climbsAtItsDeadlineAndNotBefore() {
        assertThatThrownBy(() -> alert.escalate(SECTOR, DEADLINE.minusNanos(1), null))
                .isInstanceOf(StateConflictException.class);
        assertThat(alert.escalate(SECTOR, DEADLINE, null).currentLevel()).isEqualTo(SECTOR);
    }

    @Test
    void climbsAlthoughItWasAcknowledgedAndIsOpenForTheNextLevel() {
        var climbed = alert.acknowledge(ANA, OPENED, DEADLINE).escalate(SECTOR, DEADLINE, DEADLINE.plusSeconds(60));
        assertThat(climbed.state()).isEqualTo(AlertState.OPEN);
        assertThat(climbed.acknowledgedBy()).isNull();
    }

    @Test
    void stopsItsClockWhenItCloses() {
        var ended = alert.end(AlertState.RECOVERED, OPENED.plusSeconds(5), DAY);
        assertThat(ended.handling().lastDay()).isEqualTo(DAY);
        assertThat(ended.deadline()).isNull();
        assertThat(ended.handling().endedAt()).isEqualTo(OPENED.plusSeconds(5));
        assertThat(ended.isOpen()).isFalse();
    }

    @Test
    void refusesEveryMoveOnceClosed() {
        var ended = alert.end(AlertState.NEW_NORMAL, OPENED, DAY);
        assertThatThrownBy(() -> ended.acknowledge(ANA, OPENED, null)).hasMessageContaining("is closed (NEW_NORMAL)");
        assertThatThrownBy(() -> ended.end(AlertState.RECOVERED, OPENED, DAY))
                .isInstanceOf(StateConflictException.class);
        assertThatThrownBy(() -> ended.escalate(SECTOR, DEADLINE, null)).hasMessageContaining("is closed (NEW_NORMAL)");
        assertThatThrownBy(() -> ended.reviewed(alert.deviation(), Polarity.PAIN))
                .hasMessageContaining("is closed (NEW_NORMAL)");
    }

    @Test
    void keepsItsClockAndItsKeeperWhenItIsReviewed() {
        var acknowledged = alert.acknowledge(ANA, OPENED, DEADLINE);
        var reviewed = acknowledged.reviewed(alert.deviation(), Polarity.PLEASURE);
        assertThat(reviewed.polarity()).isEqualTo(Polarity.PLEASURE);
        assertThat(reviewed.deadline()).isEqualTo(DEADLINE);
        assertThat(reviewed.acknowledgedBy()).isEqualTo(ANA);
        assertThat(reviewed.version()).isEqualTo(2);
    }

    @Test
    void opensAgainWhereItWasHeldWhenItWasWithdrawn() {
        var withdrawn = alert.escalate(SECTOR, DEADLINE, null).end(AlertState.RETRACTED, DEADLINE.plusSeconds(1), null);
        var now = DEADLINE.plusSeconds(2);
        var open = withdrawn.reopen(alert.deviation(), Polarity.PAIN, now, now.plusSeconds(60));
        assertThat(open.isOpen()).isTrue();
        assertThat(open.currentLevel()).isEqualTo(SECTOR);
        assertThat(open.clockFrom()).isEqualTo(now);
        assertThat(open.deadline()).isEqualTo(now.plusSeconds(60));
        assertThat(open.handling().endedAt()).isNull();
        assertThat(open.version()).isEqualTo(withdrawn.version() + 1);
        assertThat(open.series()).isEqualTo(alert.series()).isEqualTo(new SeriesId(3));
        assertThatThrownBy(() -> alert.end(AlertState.RECOVERED, OPENED, DAY)
                        .reopen(alert.deviation(), Polarity.PAIN, now, null))
                .isInstanceOf(StateConflictException.class)
                .hasMessageContaining("is not retracted (RECOVERED)");
    }

    @Test
    void isStillAcknowledgedWhenItReopens() {
        var withdrawn = alert.acknowledge(ANA, OPENED, DEADLINE).end(AlertState.RETRACTED, OPENED, null);
        var open = withdrawn.reopen(alert.deviation(), Polarity.PAIN, OPENED, DEADLINE);
        assertThat(open.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThatThrownBy(() -> open.acknowledge(ANA, OPENED, DEADLINE.plusSeconds(60)))
                .isInstanceOf(StateConflictException.class);
    }

    @Test
    void hurtsOrPleasesByTheDirectionThatTheUnitCallsGood() {
        assertThat(Polarity.of(Direction.UP, GoodDirection.UP)).isEqualTo(Polarity.PLEASURE);
        assertThat(Polarity.of(Direction.DOWN, GoodDirection.UP)).isEqualTo(Polarity.PAIN);
        assertThat(Polarity.of(Direction.DOWN, GoodDirection.DOWN)).isEqualTo(Polarity.PLEASURE);
        assertThat(Polarity.of(Direction.UP, GoodDirection.BOTH)).isEqualTo(Polarity.PAIN);
        assertThat(Polarity.of(Direction.NONE, GoodDirection.UP)).isEqualTo(Polarity.PAIN);
        assertThat(Polarity.isPleasure(Direction.DOWN, GoodDirection.DOWN)).isTrue();
        assertThat(Polarity.isPleasure(Direction.UP, GoodDirection.DOWN)).isFalse();
    }

    private static Alert alert() {
        var deviation = new Deviation(
                DAY,
                new Classification(VerdictKind.LEVEL_STEP, Direction.DOWN, DAY, 0.9),
                60.0,
                new Deviation.Expectation(100, new Interval(90, 110)),
                4,
                null);
        return new Alert(
                new Alert.Origin(new AlertId(7), new UnitId("bakery"), new SeriesId(3), OPENED),
                deviation,
                Polarity.PAIN,
                new Handling(
                        AlertState.OPEN,
                        new Handling.LevelClock(new UnitId("bakery"), OPENED, DEADLINE),
                        null,
                        null,
                        null),
                0);
    }
}
