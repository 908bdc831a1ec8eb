package coop.minga.analytics.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import coop.minga.analytics.catalogue.SampleUnits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FederationClockTests {

    private static final Instant ANCHOR = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant ORIGIN = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void runsAtItsRateFromItsOrigin() {
        var machine = Clock.fixed(ANCHOR.plusSeconds(30), ZoneOffset.UTC);
        var clock = new FederationClock(machine, ANCHOR, ORIGIN, 2880);
        assertThat(clock.instant()).isEqualTo(ORIGIN.plus(Duration.ofDays(1)));
    }

    @Test
    void runsOnAfterCenturies() {
        var years = Duration.ofDays(300 * 365);
        var machine = Clock.fixed(ANCHOR.plus(years.dividedBy(1000)).plusNanos(1), ZoneOffset.UTC);
        var clock = new FederationClock(machine, ANCHOR, ORIGIN, 1000);
        assertThat(clock.instant()).isEqualTo(ORIGIN.plus(years).plusNanos(1000));
    }

    @Test
    void countsBackFromItsOriginWhenTheMachineWasSetBack() {
        var machine = Clock.fixed(ANCHOR.minusMillis(1500), ZoneOffset.UTC);
        var clock = new FederationClock(machine, ANCHOR, ORIGIN, 60);
        assertThat(clock.instant()).isEqualTo(ORIGIN.minusSeconds(90));
    }

    @Test
    void keepsItsRateInAnotherZone() {
        var machine = Clock.fixed(ANCHOR.plusSeconds(1), ZoneOffset.UTC);
        var federation = new FederationClock(machine, ANCHOR, ORIGIN, 60);
        var clock = federation.withZone(SampleUnits.ZONE);
        assertThat(federation.rate()).isEqualTo(60);
        assertThat(federation.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock.instant()).isEqualTo(ORIGIN.plusSeconds(60));
        assertThat(clock.getZone()).isEqualTo(SampleUnits.ZONE);
    }

    @Test
    void refusesAClockThatStandsStill() {
        assertThatThrownBy(() -> new FederationClock(Clock.systemUTC(), ANCHOR, ORIGIN, 0))
                .hasMessageContaining("rate 0.0 is not a positive number");
    }
}
