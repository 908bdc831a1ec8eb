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
import coop.minga.ingest.contract.SafeText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages of delegates: one thread an alert, with the alert's permissions. */
public final class Threads {

    /** In characters. */
    public static final int LONGEST_MESSAGE = 4000;

    /** Messages of a person, by the machine's clock, over all nodes and threads. */
    public static final int MOST_A_MINUTE = 30;

    public static final int MOST_A_DAY = 1000;

    /** A page ends at this number of messages, or at so many bytes of text. */
    private static final int PAGE_MESSAGES = 200;

    private static final int PAGE_BYTES = 64 * 1024;

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
     * The latest messages of the thread, at least one for each page.
     *
     * @param pages of 1 or more, from the latest back
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may not see the alert
     */
    public LatestMessages messages(PersonId person, AlertId alert, int pages) {
        alerts.requireVisible(person, alert);
        var latest = jdbc.sql("""
                        select message.id, author, name, written_at, text from (
                            select *, row_number() over back as place, sum(octet_length(text)) over back as bytes
                            from (select * from message where thread = (select id from thread where alert = :alert)
                                  order by id desc limit :most) newest
                            window back as (order by id desc)) message
                        join person on person.id = author
                        where bytes <= :bytes or place <= :pages
                        order by message.id
                        """)
                .param("alert", alert.value())
                .param("most", (long) pages * PAGE_MESSAGES)
                .param("bytes", (long) pages * PAGE_BYTES)
                .param("pages", pages)
                .query(Threads::message)
                .list();
        return new LatestMessages(latest, latest.isEmpty() ? 0 : before(latest.getFirst(), alert));
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
     * @throws UnfitInputException if empty, too long, too many lately, or different under the same key
     */
    public void post(PersonId person, AlertId alert, UUID draft, String text) {
        var about = alerts.requireVisible(person, alert);
        var viewer = access.viewer(person);
        access.require(viewer.mayActFor(alerts.notifiedLevels(about)), person, "speak about", "alert " + alert);
        var words = SafeText.invisible(text) ? "" : text.strip();
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
        requireFew(person, draft);
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

    /** Locks the person, so that posts at once are counted together. A message that is sent again does not count. */
    private void requireFew(PersonId person, UUID draft) {
        jdbc.sql("select id from person where id = :author for no key update")
                .param("author", person.value())
                .query(String.class)
                .optional();
        var sent = jdbc.sql("""
                        select count(*) filter (where posted_at > now() - interval '1 minute') as of_minute, count(*) as of_day
                        from message where author = :author and posted_at > now() - interval '1 day'
                          and draft is distinct from :draft
                        """)
                .param("author", person.value())
                .param("draft", draft)
                .query((row, number) -> new Sent(row.getLong("of_minute"), row.getLong("of_day")))
                .single();
        if (sent.ofMinute() >= MOST_A_MINUTE) {
            throw new UnfitInputException(
                    "input.message.minute",
                    "There are " + sent.ofMinute() + " messages of this person within a minute, the most are "
                            + MOST_A_MINUTE + ": wait a minute.",
                    MOST_A_MINUTE);
        }
        if (sent.ofDay() >= MOST_A_DAY) {
            throw new UnfitInputException(
                    "input.message.day",
                    "There are " + sent.ofDay() + " messages of this person within a day, the most are " + MOST_A_DAY
                            + ": wait until tomorrow.",
                    MOST_A_DAY);
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

    private record Sent(long ofMinute, long ofDay) {}
}
