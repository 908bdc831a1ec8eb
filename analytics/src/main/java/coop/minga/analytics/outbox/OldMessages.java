package coop.minga.analytics.outbox;

import java.sql.Timestamp;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes messages that ended long ago. Those of an open alert stay, so that what a channel has heard of it is known; a
 * digest goes after those that are tied to it.
 */
final class OldMessages {

    private final JdbcClient jdbc;

    OldMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Deletes what was delivered or given up before then, the oldest first, so many at the most; returns how many. */
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
