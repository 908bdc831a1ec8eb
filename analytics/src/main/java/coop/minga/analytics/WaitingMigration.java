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
    private boolean said;

    WaitingMigration(String url) {
        this.url = url;
    }

    @Override
    public void migrate(Flyway flyway) {
        if (migrated(flyway)) {
            return;
        }
        var interruption = interruptionAtShutdown();
        do {
            pause();
        } while (!migrated(flyway));
        LOG.info("The database answers; the start continues");
        keepRunning(interruption);
    }

    /** False if the database cannot be reached, which is logged once. */
    private boolean migrated(Flyway flyway) {
        try {
            flyway.migrate();
            return true;
        } catch (FlywayException e) {
            if (!unreachable(e)) {
                throw e;
            }
            if (!said) {
                LOG.error(
                        "The database at {} cannot be reached ({}). Start it, or correct spring.datasource.url, username"
                                + " and password. Waiting for it; nothing is lost meanwhile.",
                        url,
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
            said = true;
            return false;
        }
    }

    /** Spring's own shutdown waits for the end of the start, and so for this thread. */
    private static Thread interruptionAtShutdown() {
        var interruption = new Thread(Thread.currentThread()::interrupt, "end-of-waiting");
        Runtime.getRuntime().addShutdownHook(interruption);
        return interruption;
    }

    private static void keepRunning(Thread interruption) {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException shuttingDown) {
            LOG.debug("The node is stopping", shuttingDown);
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
