package coop.minga.analytics.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The federation's clock, read from the database by all nodes every few seconds. The last known clock runs on while the
 * database is away.
 */
public final class SharedFederationClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(SharedFederationClock.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Supplier<FederationClock> persisted;
    private final Clock machine;
    private volatile Known known;

    public SharedFederationClock(Supplier<FederationClock> persisted, Clock machine) {
        this.persisted = persisted;
        this.machine = machine;
        this.known = new Known(persisted.get(), machine.instant());
    }

    /** The clock with its current origin and rate. */
    public FederationClock current() {
        var now = machine.instant();
        // absolute: a machine's clock may be set back
        if (Duration.between(known.readAt(), now).abs().compareTo(FRESH) > 0) {
            known = new Known(readOr(known.clock()), now);
        }
        return known.clock();
    }

    /** Makes the next call read it again. */
    public void refresh() {
        known = new Known(known.clock(), Instant.EPOCH);
    }

    private FederationClock readOr(FederationClock last) {
        try {
            return persisted.get();
        } catch (DataAccessException e) {
            LOG.debug("The federation's clock cannot be looked up; the last known runs on", e);
            return last;
        }
    }

    @Override
    public Instant instant() {
        return current().instant();
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

    private record Known(FederationClock clock, Instant readAt) {}
}
