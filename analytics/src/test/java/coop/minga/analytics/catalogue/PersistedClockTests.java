package coop.minga.analytics.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PersistedClockTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void isSetInEveryZoneOnceItIsSet() {
        var machine = Clock.fixed(NOW, ZoneOffset.UTC);
        var persisted = new AtomicReference<>(new FederationClock(machine, NOW, NOW, 1));
        var clock = new PersistedClock(persisted::get, machine);
        var there = clock.withZone(SampleUnits.ZONE);
        persisted.set(new FederationClock(machine, NOW, NOW.plusSeconds(3600), 1));
        clock.refresh();
        assertThat(there.getZone()).isEqualTo(SampleUnits.ZONE);
        assertThat(there.instant()).isEqualTo(NOW.plusSeconds(3600));
    }
}
