package coop.minga.ingest.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** The federation's clock, to the nanosecond: shows {@code reads} at {@code machine} and runs at {@code rate}. */
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
            BigDecimal shown = BigDecimal.valueOf(passed.toSeconds())
                    .add(BigDecimal.valueOf(passed.toNanosPart(), 9))
                    .multiply(BigDecimal.valueOf(rate));
            BigDecimal seconds = shown.setScale(0, RoundingMode.FLOOR);
            long nanos = shown.subtract(seconds).movePointRight(9).longValue();
            return reads.plusSeconds(seconds.longValueExact()).plusNanos(nanos);
        };
        return running.withZone(zone);
    }
}
