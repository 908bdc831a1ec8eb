package coop.minga.analytics.discussion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.ingest.contract.LogText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages of delegates: one thread an alert, with the alert's permissions. */
public final class Threads {

    /** In characters. */
    public static final int LONGEST_MESSAGE = 4000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Access access;
    private final AlertAccess alerts;
    private final ChangeNotifier notifier;
    private final Clock clock;

    public Threads(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Access access,
            AlertAccess alerts,
            ChangeNotifier notifier,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.access = access;
        this.alerts = alerts;
        this.notifier = notifier;
        this.clock = clock;
    }

    /**
     * The latest messages of the thread.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may not see the alert
     */
    public LatestMessages messages(PersonId person, AlertId alert, int most) {
        alerts.look(person, alert);
        var latest = jdbc.sql("""
                        select message.id, author, name, written_at, text
                        from message join person on person.id = author
                        where thread = (select id from thread where alert = :alert)
                        order by message.id desc limit :most
                        """)
                .param("alert", alert.value())
                .param("most", most)
                .query(Threads::message)
                .list()
                .reversed();
        return new LatestMessages(latest, latest.size() < most ? 0 : before(latest.getFirst(), alert));
    }

    private long before(Message message, AlertId alert) {
        return jdbc.sql("""
                        select count(*) from message
                        where thread = (select id from thread where alert = :alert) and id < :message
                        """)
                .param("alert", alert.value())
                .param("message", message.id())
                .query(Long.class)
                .single();
    }

    /**
     * Adds a message to the alert's thread. Observers may not write.
     *
     * @param draft idempotency key of the author
     * @throws UnfitInputException if empty, too long, or different under the same key
     */
    public void post(PersonId person, AlertId alert, UUID draft, String text) {
        var about = alerts.look(person, alert);
        var viewer = access.viewer(person);
        access.require(viewer.mayActFor(alerts.notifiedLevels(about)), person, "speak about", "alert " + alert);
        var words = LogText.invisible(text) ? "" : text.strip();
        if (words.isEmpty() || words.length() > LONGEST_MESSAGE) {
            throw new UnfitInputException(
                    "input.message",
                    "A message has 1 to " + LONGEST_MESSAGE + " characters; this one has " + words.length() + ".",
                    LONGEST_MESSAGE,
                    words.length());
        }
        UnfitInputException.requireReadable(words);
        transaction.executeWithoutResult(status -> add(person, alert, draft, words));
        notifier.notifyChanged(ChangeTopic.thread(alert.value()));
    }

    private void add(PersonId person, AlertId alert, UUID draft, String words) {
        jdbc.sql("insert into thread (alert) values (:alert) on conflict do nothing")
                .param("alert", alert.value())
                .update();
        var added = jdbc.sql("""
                        insert into message (thread, author, draft, written_at, text)
                        select id, :author, :draft, :at, :text from thread where alert = :alert
                        on conflict (author, draft) where draft is not null do nothing
                        """)
                .param("author", person.value())
                .param("draft", draft)
                .param("at", Timestamp.from(clock.instant()))
                .param("text", words)
                .param("alert", alert.value())
                .update();
        if (added == 0 && !posted(person, alert, draft, words)) {
            throw new UnfitInputException(
                    "input.message.other",
                    "This message was posted before in other words: look at the thread, and write a new one.");
        }
    }

    private boolean posted(PersonId person, AlertId alert, UUID draft, String words) {
        return jdbc.sql("""
                        select exists (select from message join thread on thread.id = message.thread
                          where author = :author and draft = :draft and alert = :alert and text = :text)
                        """)
                .param("author", person.value())
                .param("draft", draft)
                .param("alert", alert.value())
                .param("text", words)
                .query(Boolean.class)
                .single();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                new PersonId(row.getString("author")),
                row.getString("name"),
                row.getTimestamp("written_at").toInstant(),
                row.getString("text"));
    }
}
