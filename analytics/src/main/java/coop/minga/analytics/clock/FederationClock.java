package coop.minga.analytics.clock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of production days, deadlines and recovery times, from an origin at a rate: 1 in a real federation, more in
 * a demonstration. Sessions, time-outs and retries use the machine's clock.
 */
public final class FederationClock extends Clock {

    private final Clock machine;
    private final Instant anchor;
    private final Instant origin;
    private final double rate;

    /**
     * @param anchor the machine's time at {@code origin}
     * @param rate federation seconds in a machine's second
     */
    public FederationClock(Clock machine, Instant anchor, Instant origin, double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("federation clock: rate " + rate + " is not a positive number");
        }
        this.machine = machine;
        this.anchor = anchor;
        this.origin = origin;
        this.rate = rate;
    }

    @Override
    public Instant instant() {
        var elapsed = Duration.between(anchor, machine.instant());
        var shown = BigDecimal.valueOf(elapsed.toSeconds())
                .add(BigDecimal.valueOf(elapsed.toNanosPart(), 9))
                .multiply(BigDecimal.valueOf(rate));
        var seconds = shown.setScale(0, RoundingMode.FLOOR);
        var nanos = shown.subtract(seconds).movePointRight(9);
        return origin.plusSeconds(seconds.longValueExact()).plusNanos(nanos.longValue());
    }

    public double rate() {
        return rate;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource source = () -> instant();
        return source.withZone(zone);
    }
}
