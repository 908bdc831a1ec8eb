package coop.minga.deploy.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import coop.minga.deploy.standalone.DatabaseSettings;
import coop.minga.deploy.standalone.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;

/** The server of all test databases: the environment's or an embedded one. */
final class DatabaseServer implements AutoCloseable {
    private final String url;
    private final String user;
    private final String password;
    private final @Nullable EmbeddedDatabase embedded;

    private DatabaseServer(String url, String user, String password, @Nullable EmbeddedDatabase embedded) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.embedded = embedded;
    }

    static DatabaseServer open() {
        String given = System.getenv("MINGA_TEST_DATABASE_URL");
        if (given == null || given.isBlank()) {
            EmbeddedDatabase own = EmbeddedDatabase.start(DatabaseSettings.temporary());
            return new DatabaseServer(own.url("postgres"), own.user(), own.password(), own);
        }
        return new DatabaseServer(
                given,
                System.getenv().getOrDefault("MINGA_TEST_DATABASE_USER", "postgres"),
                System.getenv().getOrDefault("MINGA_TEST_DATABASE_PASSWORD", ""),
                null);
    }

    TestDatabase create(String testClass) {
        String random = UUID.randomUUID().toString().substring(0, 8);
        String tail = testClass.substring(Math.max(0, testClass.length() - 40));
        String name = "test_" + tail.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "") + "_" + random;
        execute("create database " + name);
        return new TestDatabase(url.replaceFirst("/[^/?]+(?=\\?|$)", "/" + name), user, password);
    }

    /** Drops the database and those made by {@link TestDatabase#another}: each has a scheduler process of TimescaleDB. */
    void drop(TestDatabase database) {
        while (true) {
            Optional<String> further = ask(
                    "select datname from pg_database where starts_with(datname, '" + database.name() + "') limit 1");
            if (further.isEmpty()) {
                return;
            }
            execute("drop database if exists " + further.get() + " with (force)");
        }
    }

    boolean hasTimescale() {
        return ask("select default_version from pg_available_extensions where name = 'timescaledb'")
                .isPresent();
    }

    /** The community edition brings additional modules. */
    boolean hasTimescaleCommunity() {
        return hasTimescale()
                && ask("select current_setting('timescaledb.license', true)")
                        .filter("timescale"::equals)
                        .isPresent();
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database server at " + url + " refused: " + sql, e);
        }
    }

    private Optional<String> ask(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() ? Optional.ofNullable(answer.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("the test database server at " + url + " refused: " + sql, e);
        }
    }
}
