package coop.minga.deploy.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class EmbeddedDatabaseIntegrationTests {

    @Test
    void keepsItsDatabasesOverRestarts(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.in(folder))) {
            execute(database, "create table kept as select 42 as answer");
            assertThatThrownBy(() -> EmbeddedDatabase.start(DatabaseSettings.in(folder)))
                    .hasMessageContaining("in use by another running Minga");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.in(folder))) {
            assertThat(query(database, "select answer from kept")).isEqualTo("42");
            assertThat(query(database, "show fsync")).isEqualTo("on");
        }
    }

    @Test
    void startsAfterAFirstStartThatWasInterrupted(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("postgres.unfinished"));
        Files.createDirectories(folder.resolve("postgres"));
        Files.createFile(folder.resolve("postgres/postgresql.conf"));

        try (EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.in(folder))) {
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
        }
        assertThat(folder.resolve("postgres.interrupted/postgresql.conf")).exists();
    }

    @Test
    void isReachedFromThisMachineWithThePasswordOnly() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.temporary())) {
            assertThat(query(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
