package coop.minga.analytics.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The clock shared by all nodes of a database: the machine's, corrected by the database's. Nodes with wrong clocks thus
 * neither act early nor take over work. The last difference holds while the database is away.
 */
public final class SynchronizedMachineClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(SynchronizedMachineClock.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** A busy database answers late; synchronized clocks differ by less. */
    private static final Duration TOLERATED = Duration.ofSeconds(1);

    private final Supplier<Instant> database;
    private final Clock machine;
    private final LongSupplier nanoTime;
    private volatile Known known;

    /** Puts the clock of this machine right. */
    public static SynchronizedMachineClock ofThisMachine(JdbcClient jdbc) {
        return new SynchronizedMachineClock(jdbc, Clock.systemUTC());
    }

    /** @param machine a node's own clock */
    public SynchronizedMachineClock(JdbcClient jdbc, Clock machine) {
        this(
                () -> jdbc.sql("select clock_timestamp()")
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single(),
                machine,
                System::nanoTime);
    }

    /** @param nanoTime time since the last query, independent of the machine's clock */
    SynchronizedMachineClock(Supplier<Instant> database, Clock machine, LongSupplier nanoTime) {
        this.database = database;
        this.machine = machine;
        this.nanoTime = nanoTime;
        this.known = lookUp(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        if (!isFresh(known)) {
            known = lookUp(known.behind());
        }
        return machine.instant().plus(known.behind());
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

    /** False if the machine's clock was set since. */
    private boolean isFresh(Known last) {
        var passed = Duration.ofNanos(nanoTime.getAsLong() - last.nanoTime());
        var shown = Duration.between(last.machine(), machine.instant());
        return passed.compareTo(FRESH) < 0 && isTolerated(shown.minus(passed));
    }

    private Known lookUp(Duration before) {
        var behind = behindOr(before);
        if (isTolerated(before) != isTolerated(behind)) {
            if (isTolerated(behind)) {
                LOG.info("The clock of this machine and the database's agree again");
            } else {
                LOG.warn(
                        "The clock of this machine is {} s {} the database's, which is used instead: set it right",
                        behind.abs().toSeconds(),
                        behind.isNegative() ? "ahead of" : "behind");
            }
        }
        return new Known(behind, machine.instant(), nanoTime.getAsLong());
    }

    private Duration behindOr(Duration before) {
        try {
            var asked = machine.instant();
            var shown = database.get();
            // it was somewhere between question and answer
            var took = Duration.between(asked, machine.instant());
            var behind = Duration.between(asked.plus(took.dividedBy(2)), shown);
            return isTolerated(behind) ? Duration.ZERO : behind;
        } catch (DataAccessException e) {
            LOG.debug("The database's clock cannot be looked up; the last known difference holds", e);
            return before;
        }
    }

    private static boolean isTolerated(Duration difference) {
        return difference.abs().compareTo(TOLERATED) <= 0;
    }

    /** @param behind the machine's clock behind the database's; zero if tolerated */
    private record Known(Duration behind, Instant machine, long nanoTime) {}
}
