package coop.minga.analytics.news;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * LISTEN and NOTIFY between the nodes. Telling happens after the transaction, on a connection of its own; a notice that
 * is lost costs a listener only its next look, as every listener also looks now and then by itself.
 */
public final class News implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final int WAIT_MILLIS = 500;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final List<Consumer<Topic>> listeners = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean closed;

    public News(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.reader = Thread.ofVirtual().name("news").unstarted(this::readUntilClosed);
    }

    public void start() {
        reader.start();
    }

    /** Tells every node, this one too. Call it after the transaction, never within. */
    public void tell(Topic topic) {
        jdbc.sql("select pg_notify('minga', :topic)")
                .param("topic", topic.name())
                .query((row, number) -> true)
                .list();
    }

    /** The listener is called on the reader's thread and must hand longer work on. Run the result to unsubscribe. */
    public Runnable subscribe(Consumer<Topic> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void readUntilClosed() {
        while (!closed) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                if (closed) {
                    return;
                }
                LOG.warn("No news from the database ({}): trying again; screens refresh more slowly", e.getMessage());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen minga");
        }
        var notices = connection.unwrap(PGConnection.class);
        while (!closed) {
            for (PGNotification notice : notices.getNotifications(WAIT_MILLIS)) {
                hand(new Topic(notice.getParameter()));
            }
        }
    }

    private void hand(Topic topic) {
        for (var listener : listeners) {
            try {
                listener.accept(topic);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on the news '{}'", topic.name(), e);
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
        try {
            reader.join(Duration.ofMillis(2L * WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
