package coop.minga.analytics.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class SynchronizedMachineClockTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant machine = NOW;
    private Instant database = NOW;
    private long nanos;
    private int questions;
    private boolean away;

    @Test
    void aMachineThatIsWrongShowsTheTimeOfTheDatabase() {
        machine = NOW.plus(HOUR);
        assertThat(clock().instant()).isEqualTo(NOW);
        machine = NOW.minus(HOUR);
        assertThat(clock().instant()).isEqualTo(NOW);
    }

    @Test
    void aMachineThatIsNearlyRightKeepsItsOwn() {
        machine = NOW.plusMillis(900);
        assertThat(clock().instant()).isEqualTo(machine);
    }

    @Test
    void aClockThatIsSetMeanwhileIsNoticedAtOnceAndOneThatDriftsSoon() {
        var clock = clock();
        pass(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(database);
        assertThat(questions).isOne();
        machine = machine.minus(HOUR);
        assertThat(clock.instant()).isEqualTo(database);
        pass(Duration.ofSeconds(5));
        database = database.plusSeconds(2);
        assertThat(clock.instant()).isEqualTo(database);
    }

    @Test
    void whatIsKnownHoldsWhileTheDatabaseIsAway() {
        machine = NOW.plus(HOUR);
        var clock = clock();
        away = true;
        pass(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(database);
    }

    private SynchronizedMachineClock clock() {
        InstantSource source = () -> machine;
        return new SynchronizedMachineClock(this::ask, source.withZone(ZoneOffset.UTC), () -> nanos);
    }

    private Instant ask() {
        questions++;
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        return database;
    }

    private void pass(Duration time) {
        machine = machine.plus(time);
        database = database.plus(time);
        nanos += time.toNanos();
    }
}
