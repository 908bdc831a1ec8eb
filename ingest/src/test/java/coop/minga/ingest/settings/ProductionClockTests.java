package coop.minga.ingest.settings;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ProductionClockTests {
    private static final Instant MACHINE = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void runsAtItsRateFromItsOrigin() {
        InstantSource source = () -> MACHINE.plusSeconds(60);
        Clock clock =
                new ProductionClock(source, MACHINE, Instant.parse("2025-01-01T00:00:00Z"), 1440).clock(ZoneOffset.UTC);
        assertThat(clock.instant()).isEqualTo("2025-01-02T00:00:00Z");
    }

    @Test
    void losesNothingOfTheMachinesTime() {
        InstantSource source = () -> MACHINE.plusNanos(999_999);
        Clock clock = new ProductionClock(source, MACHINE, Instant.EPOCH, 4320).clock(ZoneOffset.UTC);
        assertThat(clock.instant()).isEqualTo("1970-01-01T00:00:04.319995680Z");
    }

    @Test
    void countsBackWhereTheMachineWasSetBack() {
        InstantSource source = () -> MACHINE.minusMillis(1500);
        Clock clock = new ProductionClock(source, MACHINE, Instant.EPOCH, 60).clock(ZoneOffset.UTC);
        assertThat(clock.instant()).isEqualTo("1969-12-31T23:58:30Z");
    }
}
