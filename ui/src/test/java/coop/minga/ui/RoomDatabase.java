package coop.minga.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/** A database for the views, on the environment's server or an embedded one. */
public record RoomDatabase(
        String url, String user, String password, @Nullable EmbeddedPostgres server) implements AutoCloseable {

    public static RoomDatabase open() {
        var given = System.getenv("MINGA_TEST_DATABASE_URL");
        if (given == null || given.isBlank()) {
            return embedded();
        }
        var user = System.getenv().getOrDefault("MINGA_TEST_DATABASE_USER", "postgres");
        var password = System.getenv().getOrDefault("MINGA_TEST_DATABASE_PASSWORD", "");
        var name = "room_" + UUID.randomUUID().toString().substring(0, 8);
        execute(given, user, password, "create database " + name);
        return new RoomDatabase(given.replaceFirst("/[^/?]+(?=\\?|$)", "/" + name), user, password, null);
    }

    private static RoomDatabase embedded() {
        try {
            var server =
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
            return new RoomDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", "", server);
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }

    private static void execute(String url, String user, String password, String sql) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database server at " + url + " refused: " + sql, e);
        }
    }

    /** A database on the environment's server is not deleted. */
    @Override
    public void close() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
