package coop.minga.deploy.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import coop.minga.deploy.standalone.CannotStartException;
import coop.minga.deploy.standalone.DatabaseAddress;

/**
 * Options of the demo.
 *
 * @param port of the room; 0 takes any free one
 * @param data state folder; a temporary one if absent
 * @param day wall time of a production day
 * @param database external PostgreSQL instead of the embedded one
 */
record DemoSettings(
        int port,
        Optional<Path> data,
        Optional<Long> seed,
        Duration day,
        Optional<Integer> cooperatives,
        Optional<DatabaseAddress> database,
        Optional<URI> irc) {
    static final long USUAL_SEED = 1;
    static final int USUAL_COOPERATIVES = 12;
    private static final int MOST_COOPERATIVES = 1000;
    private static final Duration SHORTEST_DAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DAY = Duration.ofDays(1);

    DemoSettings {
        if (port < 0 || port > 65_535) {
            throw new CannotStartException("--port is " + port + "; expected 0 to 65535");
        }
        if (day.compareTo(SHORTEST_DAY) < 0 || day.compareTo(LONGEST_DAY) > 0) {
            throw new CannotStartException("--day is " + seconds(day) + " s; expected 1s to 1d, for instance 30s");
        }
        cooperatives.ifPresent(DemoSettings::checkCooperatives);
        irc.ifPresent(DemoSettings::checkIrc);
    }

    /** Federation seconds per machine second. */
    double rate() {
        return (double) LONGEST_DAY.toNanos() / day.toNanos();
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static void checkCooperatives(int cooperatives) {
        if (cooperatives < 1 || cooperatives > MOST_COOPERATIVES) {
            throw new CannotStartException(
                    "--cooperatives is " + cooperatives + "; expected 1 to " + MOST_COOPERATIVES);
        }
    }

    private static void checkIrc(URI address) {
        if (!"irc".equals(address.getScheme()) || address.getHost() == null || address.getFragment() != null) {
            throw new CannotStartException("--irc is " + address + "; expected a server like irc://127.0.0.1:6667");
        }
    }
}
