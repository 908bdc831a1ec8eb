package coop.minga.deploy.check;

import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The TimescaleDB that a strict run insists on makes hypertables. */
@RealServices(Need.TIMESCALE)
final class TimescaleIntegrationTests {

    @Test
    void makesHypertables(TestDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("create extension timescaledb");
            statement.execute("create table readings (day date not null, value double precision)");
            statement.execute("select create_hypertable('readings', by_range('day'))");
            try (var hypertables = statement.executeQuery("select * from timescaledb_information.hypertables")) {
                assertThat(hypertables.next()).isTrue();
            }
        }
    }
}
