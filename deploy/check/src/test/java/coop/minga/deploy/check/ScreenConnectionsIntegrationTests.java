package coop.minga.deploy.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import com.zaxxer.hikari.HikariDataSource;
import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.outage.ScreenConnections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Screens take no connection from recording, and no statement of theirs lasts (decision 045). */
@RealServices
final class ScreenConnectionsIntegrationTests {

    private final AtomicBoolean isScreen = new AtomicBoolean();
    private HikariDataSource others;
    private ScreenConnections connections;

    @BeforeEach
    void open(TestDatabase database) {
        others = new HikariDataSource();
        others.setJdbcUrl(database.url());
        others.setUsername(database.user());
        others.setPassword(database.password());
        others.setMaximumPoolSize(1);
        others.setConnectionTimeout(250);
        others.setConnectionInitSql("set application_name = 'minga'");
        connections = new ScreenConnections(others, 2, Duration.ofMillis(200), isScreen::get);
    }

    @AfterEach
    void close() {
        connections.close();
        others.close();
    }

    @Test
    void recordingHasAConnectionHoweverManyScreensWait() {
        isScreen.set(true);
        assertThatCode(() -> {
                    try (var _ = connections.getConnection();
                            var _ = connections.getConnection()) {
                        assertThatThrownBy(connections::getConnection)
                                .isInstanceOf(SQLTransientConnectionException.class);
                        isScreen.set(false);
                        try (var recording = connections.getConnection()) {
                            assertThat(recording.isValid(1)).isTrue();
                        }
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aStatementOfAScreenEndsAtTheLimitAndNoOther() throws SQLException {
        isScreen.set(true);
        try (var screen = connections.getConnection()) {
            assertThat(shown(screen, "application_name")).isEqualTo("minga");
            assertThatThrownBy(() -> screen.createStatement().execute("select pg_sleep(5)"))
                    .satisfies(ended -> assertThat(Outage.isOverTimeLimit(new IllegalStateException(ended)))
                            .isTrue());
        }
        isScreen.set(false);
        try (var recording = connections.getConnection()) {
            assertThat(shown(recording, "statement_timeout")).isEqualTo("0");
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (var answer = connection.createStatement().executeQuery("show " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
