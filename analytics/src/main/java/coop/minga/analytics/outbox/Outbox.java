package coop.minga.analytics.outbox;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages for chat channels. Each ends delivered or failed. Many of a kind become one digest when first sent. */
public final class Outbox {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    /** Newer failures are sent again to a corrected address; older are outdated. */
    private static final Duration SENT_AGAIN = Duration.ofDays(1);

    /** Kinds held back during one claim; others follow in the next. */
    private static final int MOST_HELD_BACK = 100;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Digests digests;
    private final OldMessages old;
    private final Channels channels;
    private final Clock machine;

    /** @param machine the clock for retries, not the federation's */
    public Outbox(TransactionTemplate transaction, JdbcClient jdbc, Channels channels, Digests digests, Clock machine) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.digests = digests;
        this.old = new OldMessages(jdbc);
        this.channels = channels;
        this.machine = machine;
    }

    /** Adds the channel's message about an event, once. */
    void add(DigestKey kind, AlertEvent event, String text, URI link) {
        jdbc.sql("""
                        insert into outbox (channel, of_unit, what, level, alert, occasion, text, link, created_at, next_try_at)
                        values (:channel, :unit, :what, :level, :alert, :occasion, :text, :link, :now, :now)
                        on conflict (channel, alert, occasion) do nothing
                        """)
                .param("channel", kind.channel().value())
                .param("unit", kind.unit().value())
                .param("what", kind.step().name())
                .param("level", kind.level().value())
                .param("alert", event.alert().value())
                .param("occasion", event.number())
                .param("text", text)
                .param("link", link.toString())
                .param("now", Timestamp.from(machine.instant()))
                .update();
    }

    /** Undelivered messages, oldest first; digests instead of their messages. */
    public List<Undelivered> undelivered(int most) {
        return undelivered(machine.instant().plus(Digests.PAUSE), most);
    }

    /** The same without recent messages on their way, of which no attempt failed. */
    public List<Undelivered> overdue(int most) {
        return undelivered(machine.instant().minus(A_MOMENT), most);
    }

    private List<Undelivered> undelivered(Instant dueBy, int most) {
        return jdbc.sql("""
                        select outbox.*, kind, unit, greatest(next_try_at, resting_until) as next_try
                        from outbox join chat_channel on chat_channel.id = channel
                        where delivered_at is null and failed_at is null and (digest_id is null or digest_id = outbox.id)
                          and (last_error is not null or greatest(created_at, next_try_at) <= :dueBy and not exists
                            (select from outbox earlier
                             where earlier.channel = outbox.channel and earlier.alert = outbox.alert
                               and earlier.id < outbox.id and earlier.delivered_at is null
                               and earlier.failed_at is null and earlier.next_try_at > :dueBy))
                        order by outbox.id limit :most
                        """)
                .param("dueBy", Timestamp.from(dueBy))
                .param("most", most)
                .query(Outbox::undelivered)
                .list();
    }

    /** Messages given up, the last failure first. */
    public List<Undelivered> failed(int most) {
        return jdbc.sql("""
                        select outbox.*, kind, unit, next_try_at as next_try
                        from outbox join chat_channel on chat_channel.id = channel
                        where failed_at is not null and (digest_id is null or digest_id = outbox.id)
                        order by failed_at desc, outbox.id desc limit :most
                        """).param("most", most).query(Outbox::undelivered).list();
    }

    public long undeliveredCount() {
        return jdbc.sql("""
                        select count(*) from outbox
                        where delivered_at is null and failed_at is null and (digest_id is null or digest_id = id)
                        """).query(Long.class).single();
    }

    public long failedCount() {
        return jdbc.sql(
                        "select count(*) from outbox where failed_at is not null and (digest_id is null or digest_id = id)")
                .query(Long.class)
                .single();
    }

    /** Stores the channel. A corrected address receives the failed messages of the last day. */
    public void connect(ChatChannel channel) {
        var before = channels.find(channel.id()).map(ChatChannel::address);
        channels.put(channel);
        if (before.filter(address -> !address.equals(channel.address())).isPresent()) {
            tryAgain(channel.id(), machine.instant());
        }
    }

    private void tryAgain(ChannelId channel, Instant now) {
        jdbc.sql("""
                        update outbox set failed_at = null, rejections = 0, attempts = 0, next_try_at = :now
                        where channel = :channel and failed_at > :since
                        """)
                .param("channel", channel.value())
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(SENT_AGAIN)))
                .update();
    }

    /** Channels with a due message, unless they are paused. */
    List<ChannelId> channelsDue(Instant now) {
        return jdbc.sql("""
                        select id from chat_channel
                        where (resting_until is null or resting_until <= :now) and exists
                          (select from outbox where channel = chat_channel.id and delivered_at is null
                             and failed_at is null and next_try_at <= :now and (claimed_until is null or claimed_until <= :now)
                             and (digest_id is null or digest_id = outbox.id))
                        """).param("now", Timestamp.from(now)).query(String.class).list().stream()
                .map(ChannelId::new)
                .toList();
    }

    /**
     * Claims a channel's next message, in one short transaction. Messages wait for earlier ones of their alert. Fewest
     * attempts come first. Many of a kind become a digest, or wait if many were sent lately.
     */
    Optional<Claim> claim(ChannelId id, Instant now, Instant until) {
        var claimed = transaction.execute(status -> {
            lock(id);
            var channel = channels.find(id).orElseThrow();
            for (var passed = 0; passed < MOST_HELD_BACK; passed++) {
                var next = next(id, now);
                if (next.isEmpty() || leaves(next.get(), channel, now)) {
                    return next.map(message -> claim(message.id(), id, until.truncatedTo(ChronoUnit.MICROS)));
                }
            }
            return Optional.<Claim>empty();
        });
        return Objects.requireNonNull(claimed);
    }

    /** Locks the channel for other nodes until the transaction ends. */
    private void lock(ChannelId channel) {
        jdbc.sql("select id from chat_channel where id = :id for no key update")
                .param("id", channel.value())
                .query(String.class)
                .optional();
    }

    private Optional<NextMessage> next(ChannelId channel, Instant now) {
        return jdbc.sql("""
                        select waiting.id, of_unit, what, level, attempts, digest_id
                        from outbox waiting join chat_channel reached on reached.id = waiting.channel
                        where channel = :channel and delivered_at is null and failed_at is null and next_try_at <= :now
                          and (claimed_until is null or claimed_until <= :now)
                          and (resting_until is null or resting_until <= :now)
                          and (digest_id is null or digest_id = waiting.id)
                          and not exists (select from outbox earlier
                                          where earlier.channel = waiting.channel and earlier.alert = waiting.alert
                                            and earlier.id < waiting.id
                                            and earlier.delivered_at is null and earlier.failed_at is null)
                        order by attempts, waiting.id limit 1 for update of waiting skip locked
                        """)
                .param("channel", channel.value())
                .param("now", Timestamp.from(now))
                .query((row, number) -> next(row, channel))
                .optional();
    }

    /** Whether to send it now; else all of its kind wait. */
    private boolean leaves(NextMessage next, ChatChannel channel, Instant now) {
        var kind = next.kind();
        if (kind == null) {
            return true;
        }
        var recent = digests.recent(kind, now);
        var free = recent.last().plus(Digests.PAUSE);
        if (recent.messages() >= Digests.MANY && free.isAfter(now)) {
            digests.holdBack(kind, now, free);
            return false;
        }
        var waiting = digests.waiting(kind, now);
        if (waiting.size() > 1 && waiting.size() + recent.messages() > Digests.MANY) {
            digests.make(next.id(), waiting, kind, channel.language());
        }
        return true;
    }

    private Claim claim(long message, ChannelId channel, Instant until) {
        return jdbc.sql("""
                        update outbox set claimed_until = :until, attempts = attempts + 1
                        from chat_channel where chat_channel.id = outbox.channel and outbox.id = :id
                        returning outbox.id, alert, text, link, attempts, rejections, failures
                        """)
                .param("until", Timestamp.from(until))
                .param("id", message)
                .query((row, number) -> claim(row, channel, until))
                .single();
    }

    void delivered(Claim claim, Instant now) {
        jdbc.sql("""
                        update outbox set delivered_at = :now, failed_at = null, claimed_until = null, last_error = null
                        where (id = :id or digest_id = :id) and delivered_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("id", claim.message().id())
                .update();
    }

    /** No effect if another node has the claim by now. */
    void attemptFailed(Claim claim, String error, int rejections, Instant nextTryAt) {
        jdbc.sql("""
                        update outbox set last_error = :error, rejections = :rejections, next_try_at = :nextTryAt,
                          claimed_until = null
                        where id = :id and delivered_at is null and claimed_until = :until
                        """)
                .param("error", error)
                .param("rejections", rejections)
                .param("nextTryAt", Timestamp.from(nextTryAt))
                .param("id", claim.message().id())
                .param("until", Timestamp.from(claim.until()))
                .update();
    }

    /** Gives the message up. No effect after the claim expired. */
    void fail(Claim claim, String error, int rejections, Instant now) {
        jdbc.sql("""
                        with given_up as (
                          update outbox set last_error = :error, rejections = :rejections, failed_at = :now, claimed_until = null
                          where id = :id and delivered_at is null and claimed_until = :until returning id)
                        update outbox tied set last_error = :error, failed_at = :now
                        from given_up where digest_id = given_up.id and tied.id <> given_up.id
                        """)
                .param("error", error)
                .param("rejections", rejections)
                .param("now", Timestamp.from(now))
                .param("id", claim.message().id())
                .param("until", Timestamp.from(claim.until()))
                .update();
    }

    /** Gives up older messages that no node is sending. Returns how many. */
    int failOlder(ChannelId channel, Instant writtenBefore, String error, Instant now) {
        return jdbc.sql("""
                        with given_up as (
                          update outbox set last_error = coalesce(last_error, :error), failed_at = :now, claimed_until = null
                          where channel = :channel and delivered_at is null and failed_at is null
                            and created_at < :writtenBefore and (claimed_until is null or claimed_until <= :now)
                            and (digest_id is null or digest_id = id) returning id),
                        with_it as (
                          update outbox tied set last_error = :error, failed_at = :now
                          from given_up where digest_id = given_up.id and tied.id <> given_up.id)
                        select count(*) from given_up
                        """)
                .param("error", error)
                .param("now", Timestamp.from(now))
                .param("channel", channel.value())
                .param("writtenBefore", Timestamp.from(writtenBefore))
                .query(Integer.class)
                .single();
    }

    /** Deletes at most {@code most} messages that ended before. Returns how many. */
    int deleteOld(Instant before, int most) {
        return old.delete(before, most);
    }

    private static NextMessage next(ResultSet row, ChannelId channel) throws SQLException {
        var step = row.getString("what");
        if (step == null || row.getInt("attempts") > 0 || row.getObject("digest_id") != null) {
            return new NextMessage(row.getLong("id"), null);
        }
        var unit = new UnitId(row.getString("of_unit"));
        var level = new UnitId(row.getString("level"));
        return new NextMessage(row.getLong("id"), new DigestKey(channel, unit, AlertEvent.Step.valueOf(step), level));
    }

    private static Claim claim(ResultSet row, ChannelId channel, Instant until) throws SQLException {
        var message = new ChatMessage(
                row.getLong("id"),
                new AlertId(row.getLong("alert")),
                row.getString("text"),
                URI.create(row.getString("link")));
        return new Claim(
                message, channel, row.getInt("attempts"), row.getInt("rejections"), row.getInt("failures"), until);
    }

    private static Undelivered undelivered(ResultSet row, int number) throws SQLException {
        return new Undelivered(
                row.getLong("id"),
                new Undelivered.Destination(
                        new ChannelId(row.getString("channel")),
                        ChannelKind.valueOf(row.getString("kind")),
                        new UnitId(row.getString("unit"))),
                new AlertId(row.getLong("alert")),
                instant(row, "created_at"),
                new Undelivered.Attempts(
                        row.getInt("attempts"),
                        instant(row, "next_try"),
                        row.getString("last_error"),
                        row.getTimestamp("failed_at") == null ? null : instant(row, "failed_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
