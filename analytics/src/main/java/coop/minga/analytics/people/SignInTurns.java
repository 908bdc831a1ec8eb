package coop.minga.analytics.people;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import coop.minga.ingest.contract.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Throttles sign-ins over all nodes: a few free attempts, then growing pauses. No answer takes longer than {@link
 * #LONGEST_WAIT}, so that nobody is ever locked out.
 */
public final class SignInTurns {

    public static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);
    private static final Duration PRUNED_EVERY = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 100_000;

    private final JdbcClient jdbc;
    private final AtomicLong pruned = new AtomicLong();

    public SignInTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts an attempt. Returns the time for its answer, within the longest wait. */
    public Instant register(Limit limit, String key, Instant now) {
        prune(now);
        var latest = now.plus(LONGEST_WAIT);
        return jdbc.sql("""
                        insert into sign_in_turn as known (key, tries, last_at, turn_at, next_at)
                        values (:key, 1, :now, :now, :now)
                        on conflict (key) do update set
                          tries = case when known.last_at < :forgotten then 1 else least(known.tries, 1000000) + 1 end,
                          last_at = :now,
                          turn_at = least(greatest(known.next_at, :now), :latest),
                          next_at = case
                            when known.next_at > :latest then known.next_at
                            when known.last_at < :forgotten or known.tries < :free then greatest(known.next_at, :now)
                            else greatest(known.next_at, :now) + make_interval(secs =>
                              least(:longest, :first * power(2, least(known.tries - :free, 10)))) end
                        returning turn_at
                        """)
                .param("key", hash(limit, key))
                .param("now", Timestamp.from(now))
                .param("latest", Timestamp.from(latest))
                .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                .param("free", limit.free())
                .param("first", FIRST_PAUSE.toMillis() / 1000.0)
                .param("longest", limit.longestPause().toMillis() / 1000.0)
                .query((row, number) -> row.getTimestamp("turn_at").toInstant())
                .single();
    }

    /** Uncounts the last attempt: its password was right. */
    public void forget(Limit limit, String key) {
        jdbc.sql("update sign_in_turn set tries = greatest(tries - 1, 0) where key = :key")
                .param("key", hash(limit, key))
                .update();
    }

    private void prune(Instant now) {
        var last = pruned.get();
        var millis = now.toEpochMilli();
        if (millis < last + PRUNED_EVERY.toMillis() || !pruned.compareAndSet(last, millis)) {
            return;
        }
        jdbc.sql("delete from sign_in_turn where last_at < :forgotten")
                .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                .update();
        jdbc.sql("""
                        delete from sign_in_turn where last_at <
                          (select last_at from sign_in_turn order by last_at desc offset :most limit 1)
                        """).param("most", MOST_KEPT).update();
    }

    private static byte[] hash(Limit limit, String key) {
        return Sha256.of(limit.name() + " " + key);
    }

    /** The kinds of counted attempts, with free ones and the longest pause. */
    public enum Limit {
        ACCOUNT(5, Duration.ofSeconds(4)),
        /** Many people may share an address, as in an office. */
        ADDRESS(20, Duration.ofSeconds(1)),
        DEVICE(5, Duration.ofSeconds(4));

        private final int free;
        private final Duration longestPause;

        Limit(int free, Duration longestPause) {
            this.free = free;
            this.longestPause = longestPause;
        }

        int free() {
            return free;
        }

        Duration longestPause() {
            return longestPause;
        }
    }
}
