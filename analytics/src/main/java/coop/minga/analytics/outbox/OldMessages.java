package coop.minga.analytics.outbox;

import java.sql.Timestamp;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes messages that ended long ago. Keeps those of open alerts, as a record of what was sent. Deletes digests after
 * their messages.
 */
final class OldMessages {

    private final JdbcClient jdbc;

    OldMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Deletes a bounded number of ended messages, oldest first. Returns how many. */
    int delete(Instant before, int most) {
        return jdbc.sql("""
                        delete from outbox where id in (
                          select old.id from outbox old join alert on alert.id = old.alert
                          where (delivered_at < :before or failed_at < :before) and alert.closed_at is not null
                            and not exists (select from outbox tied where tied.digest_id = old.id and tied.id <> old.id)
                          order by old.id limit :most for update of old skip locked)
                        """)
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }
}
