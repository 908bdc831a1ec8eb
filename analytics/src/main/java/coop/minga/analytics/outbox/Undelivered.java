package coop.minga.analytics.outbox;

import java.time.Instant;

import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import org.jspecify.annotations.Nullable;

/**
 * An undelivered message for operators, without content.
 *
 * @param since when it was first due
 */
public record Undelivered(long message, Destination to, AlertId alert, Instant since, Attempts attempts) {

    /** The channel and its unit. */
    public record Destination(ChannelId channel, ChannelKind kind, UnitId unit) {}

    /**
     * The attempts so far.
     *
     * @param lastError null before the first failure
     * @param failedAt when it was given up, if it was
     */
    public record Attempts(
            int count,
            Instant nextAt,
            @Nullable String lastError,
            @Nullable Instant failedAt) {}
}
