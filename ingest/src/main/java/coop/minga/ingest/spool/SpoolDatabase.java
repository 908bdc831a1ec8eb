package coop.minga.ingest.spool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import coop.minga.ingest.message.Message;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** The SQLite file of the spool: opening, schema and explained errors. */
final class SpoolDatabase {
    private static final int SCHEMA_VERSION = 5;
    private static final int BUSY_MILLISECONDS = 10_000;

    private SpoolDatabase() {}

    /**
     * Opens or creates the file. Commits are durable (write-ahead log, {@code synchronous=FULL}); SQLite ignores a torn
     * log end.
     */
    static Connection open(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            inTransaction(connection, () -> migrate(connection));
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Opens an existing file beside its one writer. */
    static Connection openExisting(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            refuseUnfinished(connection);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** The writer creates the file, then its tables, then the stream. */
    private static void refuseUnfinished(Connection connection) throws SQLException {
        if (version(connection) == 0 || new SpoolJournal(connection).withoutStream()) {
            throw new UnusableSpoolException(Message.of("spool.being-made"));
        }
        if (version(connection) < SCHEMA_VERSION) {
            throw new UnusableSpoolException(Message.of("spool.older"));
        }
    }

    /**
     * Uses explicit transactions. The driver's own would hold the write lock between calls and miss SQLite's rollback
     * on a full disk.
     */
    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        execute(connection, "begin immediate");
        try {
            T result = work.run();
            execute(connection, "commit");
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    static SpoolException explain(Path file, SQLException failure) {
        if (failure instanceof UnusableSpoolException unusable) {
            return new SpoolException(Message.of("spool.failed", file, unusable.said), failure);
        }
        SQLiteErrorCode code =
                failure instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        return switch (code) {
            case SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_TRUNCATE ->
                new SpoolFullException(Message.of("spool.full", file, code), failure);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> new SpoolException(Message.of("spool.damaged", file, code), failure);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_READONLY_DIRECTORY ->
                new SpoolException(Message.of("spool.not-writable", file, code), failure);
            default ->
                new SpoolException(
                        Message.of("spool.failed", file, new Message.Detail(String.valueOf(failure.getMessage()))),
                        failure);
        };
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return config;
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            execute(connection, "rollback");
        } catch (SQLException none) {
            failure.addSuppressed(none); // SQLite may have rolled back by itself
        }
    }

    private static int migrate(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > SCHEMA_VERSION) {
            throw new UnusableSpoolException(Message.of("spool.newer", version));
        }
        if (version == 0) {
            create(connection);
        }
        if (version < 2) {
            countAcceptedValues(connection);
        }
        if (version < 3) {
            rememberCorrections(connection);
        }
        if (version < 4) {
            allowWithdrawals(connection);
        }
        if (version < SCHEMA_VERSION) {
            rememberToldQuestions(connection);
        }
        return version;
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma user_version")) {
            return rows.getInt(1);
        }
    }

    /**
     * {@code sent_at}: the broker has the report. {@code acknowledged_at}: it need not be resent. Both are set together
     * until the recorder sends receipts.
     */
    private static void create(Connection connection) throws SQLException {
        String[] tables = {
            """
            create table stream (id text not null)
            """, """
            create table report (
                sequence integer primary key,
                stated_at integer not null,
                spooled_at integer not null,
                sent_at integer,
                acknowledged_at integer,
                key text not null,
                signature blob not null,
                payload blob not null)
            """, """
            create index report_waiting on report (sequence) where acknowledged_at is null
            """, """
            create table stated (
                cooperative text not null,
                day integer not null,
                indicator text not null,
                value real not null,
                unit text not null,
                primary key (cooperative, day, indicator)) without rowid
            """, """
            create table file (
                name text not null,
                content_hash text not null,
                refused_rows integer not null,
                taken_at integer not null,
                primary key (name, content_hash)) without rowid
            """, """
            create table problem (subject text primary key, words text not null, since integer not null) without rowid
            """, """
            pragma user_version = 1
            """,
        };
        executeAll(connection, tables);
    }

    private static void countAcceptedValues(Connection connection) throws SQLException {
        executeAll(
                connection,
                "alter table file add column accepted_values integer not null default 0",
                "pragma user_version = 2");
    }

    /** The time of the file that stated a value, and the values that were corrected since. */
    private static void rememberCorrections(Connection connection) throws SQLException {
        executeAll(
                connection,
                "alter table stated add column file_time integer not null default 0",
                "alter table file add column file_time integer not null default 0",
                """
                create table corrected (
                    cooperative text not null,
                    day integer not null,
                    indicator text not null,
                    value real not null,
                    primary key (cooperative, day, indicator, value)) without rowid
                """,
                "pragma user_version = 3");
    }

    /** A null value is withdrawn. SQLite changes no column. */
    private static void allowWithdrawals(Connection connection) throws SQLException {
        executeAll(
                connection,
                """
                create table stated_or_withdrawn (
                    cooperative text not null,
                    day integer not null,
                    indicator text not null,
                    value real,
                    unit text not null,
                    file_time integer not null default 0,
                    primary key (cooperative, day, indicator)) without rowid
                """,
                """
                insert into stated_or_withdrawn (cooperative, day, indicator, value, unit, file_time)
                select cooperative, day, indicator, value, unit, file_time from stated
                """,
                "drop table stated",
                "alter table stated_or_withdrawn rename to stated",
                "pragma user_version = 4");
    }

    private static void rememberToldQuestions(Connection connection) throws SQLException {
        executeAll(
                connection,
                "create table told (question text primary key, told_at integer not null) without rowid",
                "pragma user_version = 5");
    }

    private static void executeAll(Connection connection, String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.executeUpdate(command);
            }
        }
    }

    interface Work<T> {
        T run() throws SQLException;
    }

    /** The file is a spool, but not of this agent or not yet. */
    private static final class UnusableSpoolException extends SQLException {
        private static final long serialVersionUID = 1;

        private final transient Message said;

        UnusableSpoolException(Message said) {
            super(said.in(Locale.ENGLISH));
            this.said = said;
        }
    }
}
