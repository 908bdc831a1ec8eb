package coop.minga.analytics;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.NestedExceptionUtils;

/** Migrates the tables at start. Waits for an unavailable database instead of failing. */
final class WaitingMigration implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingMigration.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String url;

    WaitingMigration(String url) {
        this.url = url;
    }

    @Override
    public void migrate(Flyway flyway) {
        var waiting = false;
        while (true) {
            try {
                flyway.migrate();
                if (waiting) {
                    LOG.info("The database answers; the start continues");
                }
                return;
            } catch (FlywayException e) {
                if (!unreachable(e)) {
                    throw e;
                }
                if (!waiting) {
                    LOG.error(
                            "The database at {} cannot be reached ({}). Start it, or correct spring.datasource.url, username"
                                    + " and password. Waiting for it; nothing is lost meanwhile.",
                            url,
                            NestedExceptionUtils.getMostSpecificCause(e).getMessage());
                }
                waiting = true;
                pause();
            }
        }
    }

    /** SQLState class 08 is a connection failure, 57P03 a starting server. */
    private static boolean unreachable(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("08") || sql.getSQLState().equals("57P03");
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
