package coop.minga.analytics.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import javax.sql.DataSource;

import coop.minga.analytics.notify.DatabaseHealth.Way;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notifies nodes of changes by LISTEN and NOTIFY, on its own connection, after the transaction. A lost notification
 * only delays readers until their next poll. Logs an outage of the database once, and its end.
 */
public final class ChangeNotifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeNotifier.class);
    private static final int WAIT_MILLIS = 500;

    /** More pending topics are dropped while the database is away. */
    private static final int MOST_PENDING = 1_000;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final List<Consumer<ChangeTopic>> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ChangeTopic> pending = new LinkedBlockingQueue<>(MOST_PENDING);
    private final DatabaseHealth contact = new DatabaseHealth();
    private final Thread reader;
    private final Thread sender;
    private volatile boolean closed;

    public ChangeNotifier(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.reader = Thread.ofVirtual().name("change-listener").unstarted(this::readUntilClosed);
        this.sender = Thread.ofVirtual().name("change-sender").unstarted(this::sendUntilClosed);
    }

    public void start() {
        reader.start();
        sender.start();
    }

    /**
     * Notifies all nodes, this one included, soon. Combines equal notifications. Never fails or waits. Call after the
     * transaction, since readers read at once.
     */
    public void notifyChanged(ChangeTopic topic) {
        // one entry for each topic, however often it changed while the database is away
        if (!pending.contains(topic) && !pending.offer(topic)) {
            LOG.debug("Too many notifications wait: {} is dropped", topic);
        }
    }

    /** The listener runs on the reader's thread: delegate long work. Run the result to unsubscribe. */
    public Runnable subscribe(Consumer<ChangeTopic> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void sendUntilClosed() {
        try {
            while (!closed) {
                var batch = new LinkedHashSet<>(List.of(pending.take()));
                pending.drainTo(batch);
                send(batch);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Set<ChangeTopic> batch) {
        try {
            jdbc.sql("select pg_notify('minga', topic) from unnest(:topics::text[]) as notice (topic)")
                    .param("topics", batch.stream().map(ChangeTopic::name).toArray(String[]::new))
                    .query((row, number) -> true)
                    .list();
            contact.markReachable(Way.SENDING);
        } catch (RuntimeException e) {
            if (!closed) {
                contact.markLost(Way.SENDING, e);
            }
        }
    }

    private void readUntilClosed() {
        while (!closed) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (closed) {
                    return;
                }
                contact.markLost(Way.READING, e);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen minga");
        }
        contact.markReachable(Way.READING);
        var notices = connection.unwrap(PGConnection.class);
        while (!closed) {
            for (PGNotification notice : notices.getNotifications(WAIT_MILLIS)) {
                dispatch(notice.getParameter());
            }
        }
    }

    private void dispatch(String name) {
        for (var listener : listeners) {
            try {
                listener.accept(new ChangeTopic(name));
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on the notification '{}'", name, e);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        sender.interrupt();
        try {
            reader.join(Duration.ofMillis(2L * WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
