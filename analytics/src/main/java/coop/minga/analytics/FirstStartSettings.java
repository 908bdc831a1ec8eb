package coop.minga.analytics;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Files and channels for an empty database.
 *
 * @param federation the federation file
 * @param people the file of the first accounts
 * @param apply parts to apply once to a filled database
 */
@ConfigurationProperties("minga")
record FirstStartSettings(
        @Nullable Path federation,
        @Nullable Path people,
        @DefaultValue List<Channel> channels,
        @DefaultValue Set<FirstStart.Part> apply) {

    FirstStartSettings {
        channels = List.copyOf(channels);
        apply = Set.copyOf(apply);
    }

    /** A chat channel of a unit. The channel itself validates its address. */
    record Channel(
            String id,
            String unit,
            URI address,
            @DefaultValue("en") Locale language) {

        ChatChannel channel() {
            return new ChatChannel(new ChannelId(id), new UnitId(unit), kind(), address, language);
        }

        /** The message leaves out the address: a webhook's is secret. */
        private ChannelKind kind() {
            return switch (String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)) {
                case "irc", "ircs" -> ChannelKind.IRC;
                case "http", "https" -> ChannelKind.WEBHOOK;
                default ->
                    throw new IllegalArgumentException(
                            "channel " + id + ": its address begins with none of irc://, http:// and https://");
            };
        }
    }
}
