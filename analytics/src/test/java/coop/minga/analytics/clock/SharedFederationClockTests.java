package coop.minga.analytics.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import coop.minga.analytics.catalogue.SampleUnits;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class SharedFederationClockTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void isSetInEveryZoneOnceItIsSet() {
        var machine = Clock.fixed(NOW, ZoneOffset.UTC);
        var persisted = new AtomicReference<>(new FederationClock(machine, NOW, NOW, 1));
        var clock = new SharedFederationClock(persisted::get, machine);
        var there = clock.withZone(SampleUnits.ZONE);
        persisted.set(new FederationClock(machine, NOW, NOW.plusSeconds(3600), 1));
        clock.refresh();
        assertThat(there.getZone()).isEqualTo(SampleUnits.ZONE);
        assertThat(there.instant()).isEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void isLookedUpAgainWhenTheMachinesClockWasSetBack() {
        var machine = new AtomicReference<>(NOW);
        InstantSource now = machine::get;
        var persisted = new AtomicReference<>(new FederationClock(now.withZone(ZoneOffset.UTC), NOW, NOW, 1));
        var clock = new SharedFederationClock(persisted::get, now.withZone(ZoneOffset.UTC));
        machine.set(NOW.minusSeconds(3600));
        persisted.set(new FederationClock(now.withZone(ZoneOffset.UTC), NOW.minusSeconds(3600), NOW, 1));
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void runsOnAsItWasLastKnownWhileTheDatabaseIsAway() {
        var machine = Clock.fixed(NOW, ZoneOffset.UTC);
        var away = new AtomicBoolean();
        var clock = new SharedFederationClock(
                () -> {
                    if (away.get()) {
                        throw new DataAccessResourceFailureException("away");
                    }
                    return new FederationClock(machine, NOW, NOW.plusSeconds(60), 1);
                },
                machine);
        away.set(true);
        clock.refresh();
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
    }
}
