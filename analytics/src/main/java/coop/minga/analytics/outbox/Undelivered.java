package coop.minga.analytics.outbox;

import java.time.Instant;

import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import org.jspecify.annotations.Nullable;

/**
 * A message that has not arrived, for operators: it says nothing of what the alert is about.
 *
 * @param since when it was to be sent first
 * @param lastError why the last attempt failed, in plain words; null before the first one failed
 * @param failedAt when it was given up; null while it is tried again
 */
public record Undelivered(
        long message,
        ChannelId channel,
        ChannelKind kind,
        UnitId unit,
        AlertId alert,
        Instant since,
        int attempts,
        Instant nextTryAt,
        @Nullable String lastError,
        @Nullable Instant failedAt) {}
