package coop.minga.analytics;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.series.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * A node's settings {@code minga.*}. Files and channels fill an empty database only.
 *
 * @param roles {@code analytics}, {@code room} or both
 * @param federation the federation file
 * @param people the file of the first accounts
 * @param apply files to apply once to a filled database
 * @param tick interval between checks of clocks
 * @param chatNetworks private networks permitted for messages, such as {@code 10.0.0.0/8}
 * @param address the room's base URL for links
 * @param statementsADay the most statements of a series and day; further values go to the quarantine
 */
@ConfigurationProperties("minga")
public record AnalyticsSettings(
        @DefaultValue({ANALYTICS, ROOM}) Set<String> roles,
        @Nullable Path federation,
        @Nullable Path people,
        @DefaultValue Set<FirstStart.Part> apply,
        @DefaultValue Map<String, String> kafka,
        @DefaultValue("10s") Duration tick,
        @DefaultValue("http://localhost:8080") URI address,

        @DefaultValue List<Channel> channels,

        @DefaultValue List<String> chatNetworks,
        @DefaultValue("" + Statements.USUAL_MOST) int statementsADay) {

    /** The role of recording, judging and alerting. */
    public static final String ANALYTICS = "analytics";

    /** The role of showing the room. */
    public static final String ROOM = "room";

    private static final Set<String> KNOWN_ROLES = Set.of(ANALYTICS, ROOM);

    /** Enough for corrections by hand. */
    private static final int LEAST_STATEMENTS = 10;

    public AnalyticsSettings {
        if (roles.isEmpty() || !KNOWN_ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("minga.roles: " + roles + ", expected analytics, room or both");
        }
        if (!tick.isPositive() || tick.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("minga.tick: " + tick + ", expected more than 0 and a minute at most");
        }
        if (statementsADay < LEAST_STATEMENTS) {
            throw new IllegalArgumentException(
                    "minga.statements-a-day: " + statementsADay + ", expected at least " + LEAST_STATEMENTS);
        }
        roles = Set.copyOf(roles);
        apply = Set.copyOf(apply);
        kafka = Map.copyOf(kafka);
        channels = List.copyOf(channels);
        chatNetworks = List.copyOf(chatNetworks);
    }

    /** Whether the node has the role, for use before settings are bound. */
    public static boolean hasRole(String role, Environment environment) {
        return Binder.get(environment)
                .bind("minga.roles", Bindable.setOf(String.class))
                .orElse(KNOWN_ROLES)
                .contains(role);
    }

    /** A chat channel of a unit. The channel itself validates its address. */
    public record Channel(
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
