package coop.minga.deploy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server on the loopback address. Its folder keeps databases, also after a kill. Commits are durable.
 * Without a shutdown hook: the owner closes it after its clients. Restarts by itself; ends with this process.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";
    private static final String DATABASE = "minga";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final ServerFolder folder;
    private final EmbeddedPostgres server;
    private final String password;
    private final PostmasterKeeper keeper;

    private EmbeddedDatabase(ServerFolder folder, EmbeddedPostgres server, String password, PostmasterKeeper keeper) {
        this.folder = folder;
        this.server = server;
        this.password = password;
        this.keeper = keeper;
    }

    public static EmbeddedDatabase start(DatabaseSettings settings) {
        ServerFolder folder = ServerFolder.open(settings.folder(), "minga-database");
        try {
            OrphanedServer.stop(folder.resolve("postgres"));
            String password = folder.password();
            folder.beginMaking("postgres");
            EmbeddedPostgres server = launch(folder, password, settings.port());
            PostmasterKeeper keeper = PostmasterKeeper.of(folder.resolve("postgres"));
            EmbeddedDatabase database = new EmbeddedDatabase(folder, server, password, keeper);
            folder.endMaking("postgres");
            database.create(DATABASE);
            return database;
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException(
                    "the embedded PostgreSQL does not start in " + folder.resolve("postgres"), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** JDBC address of Minga's own database. */
    public String url() {
        return url(DATABASE);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Creates the database if it is missing; returns its address. */
    public String create(String database) {
        if (!DATABASE_NAME.matcher(database).matches()) {
            throw new IllegalArgumentException(
                    "database is '" + database + "'; expected small letters, digits and underscores");
        }
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, database)) {
                statement.execute("create database " + database);
            }
            return url(database);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + database, e);
        }
    }

    @Override
    public void close() {
        keeper.close();
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("the embedded PostgreSQL did not stop cleanly; it recovers at the next start", e);
        }
        keeper.serverIsStopped();
        folder.close();
    }

    private static EmbeddedPostgres launch(ServerFolder folder, String password, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setPort(FreePort.or(port))
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                // the library disables both
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static boolean exists(Statement statement, String database) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
            return found.next();
        }
    }
}
