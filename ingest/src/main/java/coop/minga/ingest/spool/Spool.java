package coop.minga.ingest.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.StreamId;
import coop.minga.ingest.file.PrivateFile;
import coop.minga.ingest.file.ProcessLock;
import coop.minga.ingest.message.Message;

/**
 * Store and forward: statements are on disk when {@link #add} returns. Each is stated once. Thread-safe; only one
 * process may write.
 */
public final class Spool implements SpoolHistory, AutoCloseable {
    private final Path file;
    private final Clock clock;
    private final ProcessLock lock;
    private final Connection connection;
    private final SpoolJournal journal;
    private final ReportTable reports;
    private final StatedTable stated;
    private final StreamId stream;
    private final ReportWriter writer;

    private Spool(Path file, Clock clock, ProcessLock lock, Connection connection) throws SQLException {
        this.file = file;
        this.clock = clock;
        this.lock = lock;
        this.connection = connection;
        this.journal = new SpoolJournal(connection);
        this.reports = new ReportTable(connection);
        this.stated = new StatedTable(connection);
        this.stream = SpoolDatabase.inTransaction(connection, journal::stream);
        this.writer = new ReportWriter(reports, stated, stream, clock);
    }

    /** Reports are private to their cooperative. SQLite copies the file's permissions to its log. */
    private static void restrictToOwner(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a spool lies in a folder");
        if (!Files.exists(file)) {
            Files.createFile(file, PrivateFile.attributes(folder));
        }
        for (String suffix : List.of("", "-wal", "-shm")) {
            PrivateFile.restrict(file.resolveSibling(file.getFileName() + suffix));
        }
    }

    /**
     * Opens the spool, or creates it with a new stream.
     *
     * @param clock the machine's clock, which dates the statements
     */
    public static Spool open(Path file, Clock clock) throws SpoolException {
        try {
            Files.createDirectories(
                    Objects.requireNonNull(file.toAbsolutePath().getParent(), "a spool lies in a folder"));
            ProcessLock lock = lock(file);
            try {
                restrictToOwner(file);
                return open(file, clock, lock);
            } catch (SQLException failure) {
                lock.close();
                throw SpoolDatabase.explain(file, failure);
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new SpoolException(
                    Message.of("spool.not-made", file, new Message.Detail(failure.toString())), failure);
        }
    }

    private static ProcessLock lock(Path file) throws IOException, SpoolException {
        return ProcessLock.tryAcquire(file.resolveSibling(file.getFileName() + ".lock"))
                .orElseThrow(() -> new SpoolException(Message.of("spool.used", file)));
    }

    private static Spool open(Path file, Clock clock, ProcessLock lock) throws SQLException {
        Connection connection = SpoolDatabase.open(file);
        try {
            return new Spool(file, clock, lock, connection);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** The agent may be running. */
    public static SpoolStatus readStatus(Path file) throws SpoolException {
        try (Connection connection = SpoolDatabase.openExisting(file)) {
            return new SpoolJournal(connection).status();
        } catch (SQLException failure) {
            throw SpoolDatabase.explain(file, failure);
        }
    }

    /** The files taken last, newest first. The agent may be running. */
    public static List<FileHistoryEntry> readFiles(Path file, int most) throws SpoolException {
        try (Connection connection = SpoolDatabase.openExisting(file)) {
            return new SpoolJournal(connection).files(most);
        } catch (SQLException failure) {
            throw SpoolDatabase.explain(file, failure);
        }
    }

    /** Marks reports as unsent. The agent may be running. */
    public static int sendAgain(Path file, long fromSequence, Instant since) throws SpoolException {
        try (Connection connection = SpoolDatabase.openExisting(file)) {
            return new ReportTable(connection).sendAgain(fromSequence, since);
        } catch (SQLException failure) {
            throw SpoolDatabase.explain(file, failure);
        }
    }

    /**
     * Withdraws the value of a day. The agent may be running, and sends it.
     *
     * @param evenUnknown also if no value of this day was stated from here
     */
    public static WithdrawalResult withdraw(
            Path file, ReportAuthor author, Statement withdrawal, boolean evenUnknown, Clock clock)
            throws SpoolException {
        try (Connection connection = SpoolDatabase.openExisting(file)) {
            return SpoolDatabase.inTransaction(connection, () -> {
                StatedTable stated = new StatedTable(connection);
                if (stated.changed(author.cooperative(), List.of(withdrawal)).isEmpty()) {
                    return WithdrawalResult.BEFORE;
                }
                if (!evenUnknown
                        && !stated.values(author.cooperative(), withdrawal.indicator())
                                .containsKey(withdrawal.day())) {
                    return WithdrawalResult.NEVER_STATED;
                }
                StreamId stream = new SpoolJournal(connection).stream();
                new ReportWriter(new ReportTable(connection), stated, stream, clock)
                        .add(author, List.of(withdrawal), clock.instant());
                return WithdrawalResult.WITHDRAWN;
            });
        } catch (SQLException failure) {
            throw SpoolDatabase.explain(file, failure);
        }
    }

    public StreamId stream() {
        return stream;
    }

    /** Adds new or changed statements and their file in one transaction. */
    public synchronized SpoolResult add(ReportAuthor author, ProcessedFile processed, List<Statement> statements)
            throws SpoolException {
        return inTransaction(() -> {
            SpoolResult result = writer.add(author, statements, processed.modified());
            journal.remember(processed, clock.instant());
            return result;
        });
    }

    @Override
    public synchronized List<Statement> overruling(
            CooperativeId cooperative, List<Statement> statements, Instant fileTime) throws SpoolException {
        return inTransaction(() -> stated.overruling(cooperative, stated.changed(cooperative, statements), fileTime));
    }

    @Override
    public synchronized boolean taken(String contentHash) throws SpoolException {
        return inTransaction(() -> journal.taken(contentHash));
    }

    @Override
    public synchronized NavigableMap<LocalDate, Double> values(CooperativeId cooperative, IndicatorCode indicator)
            throws SpoolException {
        return inTransaction(() -> stated.values(cooperative, indicator));
    }

    /** Unacknowledged reports in order, after this number. */
    public synchronized List<SpooledReport> waiting(long after, int most) throws SpoolException {
        return inTransaction(() -> reports.waiting(after, most));
    }

    /** Marks reports that the broker has on all replicas. */
    public synchronized void acknowledge(Collection<Long> sequences) throws SpoolException {
        inTransaction(() -> {
            reports.acknowledge(sequences, clock.instant());
            return sequences.size();
        });
    }

    /** Stores a problem of the agent. An empty text clears it. */
    public synchronized void recordProblem(String subject, String words) throws SpoolException {
        inTransaction(() -> {
            journal.problem(subject, words, clock.instant());
            return subject;
        });
    }

    /** Names of the questions that somebody was told of. */
    public synchronized Set<String> told() throws SpoolException {
        return inTransaction(journal::told);
    }

    public synchronized void rememberTold(List<String> questions) throws SpoolException {
        inTransaction(() -> {
            for (String each : questions) {
                journal.rememberTold(each, clock.instant());
            }
            return questions;
        });
    }

    /** Clears all problems whose subject has this prefix. */
    public synchronized void clearProblems(String prefix) throws SpoolException {
        inTransaction(() -> {
            journal.forgetProblems(prefix);
            return prefix;
        });
    }

    public synchronized SpoolStatus status() throws SpoolException {
        return inTransaction(journal::status);
    }

    @Override
    public synchronized void close() throws SpoolException {
        try (lock) {
            connection.close();
        } catch (SQLException failure) {
            throw SpoolDatabase.explain(file, failure);
        } catch (IOException failure) {
            throw new SpoolException(Message.of("spool.lock", file), failure);
        }
    }

    private <T> T inTransaction(SpoolDatabase.Work<T> work) throws SpoolException {
        try {
            return SpoolDatabase.inTransaction(connection, work);
        } catch (SQLException failure) {
            throw SpoolDatabase.explain(file, failure);
        }
    }
}
