package coop.minga.analytics.outage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives screens a bounded number of connections of their own, with a time limit for each statement. So slow pages take
 * no connection from recording and judging (decision 045).
 */
public final class ScreenConnections extends DelegatingDataSource implements AutoCloseable {

    private final HikariDataSource screens;
    private final ScreenThreads threads;

    /**
     * @param others the connections of all other threads, whose settings screens share
     * @param most connections of screens
     * @param longest time of a screen's statement
     */
    public ScreenConnections(HikariDataSource others, int most, Duration longest, ScreenThreads threads) {
        super(others);
        if (most < 1 || longest.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "connections of screens " + most + ", longest statement " + longest + ": expected more than 0");
        }
        this.threads = threads;
        screens = new HikariDataSource();
        others.copyStateTo(screens);
        screens.setPoolName("screens");
        screens.setMaximumPoolSize(most);
        screens.setMinimumIdle(Math.min(most, 1));
        var limit = "set statement_timeout = " + longest.toMillis();
        screens.setConnectionInitSql(Optional.ofNullable(others.getConnectionInitSql())
                .map(usual -> usual + "; " + limit)
                .orElse(limit));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return threads.isScreen() ? screens.getConnection() : super.getConnection();
    }

    @Override
    public void close() {
        screens.close();
    }
}
