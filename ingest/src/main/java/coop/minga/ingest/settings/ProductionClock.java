package coop.minga.ingest.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** The federation's clock: shows {@code reads} at {@code machine} and runs at {@code rate}. */
record ProductionClock(InstantSource source, Instant machine, Instant reads, double rate) {
    private static final double LARGEST_RATE = 1e6;

    ProductionClock {
        if (!(rate > 0 && rate <= LARGEST_RATE)) {
            throw new IllegalArgumentException("rate \"" + rate + "\", expected a number above 0, at most 1e6");
        }
    }

    Clock clock(ZoneId zone) {
        InstantSource running = () -> {
            Duration passed = Duration.between(machine, source.instant());
            return reads.plusMillis(Math.round(passed.toMillis() * rate));
        };
        return running.withZone(zone);
    }
}
