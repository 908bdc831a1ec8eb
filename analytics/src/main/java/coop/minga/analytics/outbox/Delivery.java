package coop.minga.analytics.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.ChatTransport;
import coop.minga.analytics.channel.SendOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the outbox. Each channel has its own thread, so a dead one delays no other. Claims expire, so that no
 * transaction waits for a server. After a node's death messages are sent again with the same id.
 */
public final class Delivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** Longer than an attempt of any transport. */
    private static final Duration CLAIMED_FOR = Duration.ofMinutes(2);

    /** Refusals after which a message is given up. */
    static final int MOST_REJECTIONS = 5;

    /** The same for wrong addresses and single bad messages: about two hours. */
    static final int MOST_LASTING_FAILURES = 20;

    /** Older messages for an unreachable channel are given up. */
    static final Duration LONGEST_WAIT = Duration.ofDays(7);

    /** Wall time after a message was delivered or given up. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final int DELETED_AT_ONCE = 1_000;

    private static final int REJECTIONS_AT_ONCE = 3;
    private static final int STATEMENTS_AT_ONCE = 4;
    private static final int SECONDS_TO_CLOSE = 5;

    private final Channels channels;
    private final Outbox outbox;
    private final Map<ChannelKind, ChatTransport> transports = new EnumMap<>(ChannelKind.class);
    private final Clock machine;
    private final BackOff backOff;
    private final Set<ChannelId> served = ConcurrentHashMap.newKeySet();
    private final Semaphore statements = new Semaphore(STATEMENTS_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("chat-", 0).factory());
    private volatile boolean closed;

    /** @param transports remain the caller's to close, after this */
    public Delivery(
            Channels channels,
            Outbox outbox,
            Collection<? extends ChatTransport> transports,
            Clock machine,
            RandomGenerator random) {
        this.channels = channels;
        this.outbox = outbox;
        transports.forEach(transport -> this.transports.put(transport.kind(), transport));
        this.machine = machine;
        this.backOff = new BackOff(random);
    }

    /** Starts to send everything due. Called each tick and after changes. */
    public void deliverDue() {
        for (var channel : outbox.channelsDue(machine.instant())) {
            if (!closed && served.add(channel)) {
                threads.execute(() -> serve(channel));
            }
        }
    }

    /** Deletes a bounded number of old messages. Returns whether more may remain. */
    public boolean deleteOld() {
        return outbox.deleteOld(machine.instant().minus(KEPT), DELETED_AT_ONCE) == DELETED_AT_ONCE;
    }

    /** Waits a bounded time for messages being sent. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                LOG.info("Some chat messages were being sent when Minga stopped; they will be sent once more.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(ChannelId id) {
        try {
            stored(() -> channels.find(id)).ifPresent(this::deliver);
        } catch (RuntimeException unexpected) {
            LOG.warn("The messages for channel {} wait: {}", id, unexpected.toString());
        } finally {
            served.remove(id);
        }
    }

    private void deliver(ChatChannel channel) {
        var rejections = 0;
        while (!closed && rejections < REJECTIONS_AT_ONCE) {
            var now = machine.instant();
            var claimed = stored(() -> outbox.claim(channel.id(), now, now.plus(CLAIMED_FOR)));
            if (claimed.isEmpty()) {
                return;
            }
            var claim = claimed.get();
            switch (send(channel, claim.message())) {
                case SendOutcome.Delivered _ -> arrived(claim);
                case SendOutcome.Rejected(var reason) -> {
                    rejected(claim, reason);
                    rejections++;
                }
                case SendOutcome.Unreachable outcome -> {
                    unreachable(claim, outcome);
                    return;
                }
            }
        }
    }

    private SendOutcome send(ChatChannel channel, ChatMessage message) {
        var transport = transports.get(channel.kind());
        if (transport == null) {
            return new SendOutcome.Unreachable("channels of the kind " + channel.kind() + " are not switched on here");
        }
        try {
            return transport.send(channel, message);
        } catch (RuntimeException unexpected) {
            LOG.error("Sending to channel {} failed in an unexpected way", channel.id(), unexpected);
            return new SendOutcome.Unreachable("a fault of Minga itself: " + unexpected);
        }
    }

    private void arrived(Claim claim) {
        stored(() -> {
            outbox.delivered(claim, machine.instant());
            if (claim.failures() > 0) {
                channels.reached(claim.channel());
                LOG.info("Channel {} is reached again", claim.channel());
            }
            return claim;
        });
    }

    private void rejected(Claim claim, String reason) {
        LOG.warn(
                "Channel {} rejected message {}: {}",
                claim.channel(),
                claim.message().id(),
                reason);
        failed(
                claim,
                reason,
                claim.rejections() + 1,
                MOST_REJECTIONS,
                machine.instant().plus(backOff.after(claim.attempts())));
    }

    /** Pauses the channel, not the message: another may go first afterwards. */
    private void unreachable(Claim claim, SendOutcome.Unreachable outcome) {
        LOG.warn("Channel {} cannot be reached: {}", claim.channel(), outcome.reason());
        var wait = backOff.after(claim.failures() + 1);
        var now = machine.instant();
        var rest = wait.compareTo(outcome.pause()) < 0 ? outcome.pause() : wait;
        stored(() -> {
            channels.rest(claim.channel(), now.plus(rest));
            return claim;
        });
        var counts = outcome.lasting() || claim.failures() == 0;
        failed(claim, outcome.reason(), claim.rejections() + (counts ? 1 : 0), MOST_LASTING_FAILURES, now);
        if (claim.failures() < MOST_LASTING_FAILURES) {
            return;
        }
        var old = stored(() -> outbox.failOlder(claim.channel(), now.minus(LONGEST_WAIT), outcome.reason(), now));
        if (old > 0) {
            LOG.error(
                    "{} messages for channel {} are given up: it cannot be reached, and they are older than {} days",
                    old,
                    claim.channel(),
                    LONGEST_WAIT.toDays());
        }
    }

    /** @param rejections of the message, including this one if it is one */
    private void failed(Claim claim, String reason, int rejections, int most, Instant next) {
        var givenUp = rejections >= most;
        if (givenUp) {
            LOG.error(
                    "Message {} for channel {} is given up after {} rejections: {}",
                    claim.message().id(),
                    claim.channel(),
                    rejections,
                    reason);
        }
        stored(() -> {
            if (givenUp) {
                outbox.fail(claim, reason, rejections, machine.instant());
            } else {
                outbox.attemptFailed(claim, reason, rejections, next);
            }
            return claim;
        });
    }

    /** Limits database connections: a thousand channels share a few. */
    private <T> T stored(Supplier<T> statement) {
        statements.acquireUninterruptibly();
        try {
            return statement.get();
        } finally {
            statements.release();
        }
    }
}
