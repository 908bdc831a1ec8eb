package coop.minga.analytics;

import java.net.URI;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * Settings of any node.
 *
 * @param roles {@code analytics}, {@code room} or both
 * @param address the room's base URL for links
 */
@ConfigurationProperties("minga")
public record AnalyticsSettings(
        @DefaultValue({ANALYTICS, ROOM}) Set<String> roles,
        @DefaultValue("http://localhost:8080") URI address) {

    /** The role of recording, judging and alerting. */
    public static final String ANALYTICS = "analytics";

    /** The role of showing the room. */
    public static final String ROOM = "room";

    private static final Set<String> KNOWN_ROLES = Set.of(ANALYTICS, ROOM);

    public AnalyticsSettings {
        if (roles.isEmpty() || !KNOWN_ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("minga.roles: " + roles + ", expected analytics, room or both");
        }
        roles = Set.copyOf(roles);
    }

    /** Whether the node has the role, for use before settings are bound. */
    public static boolean hasRole(String role, Environment environment) {
        return Binder.get(environment)
                .bind("minga.roles", Bindable.setOf(String.class))
                .orElse(KNOWN_ROLES)
                .contains(role);
    }
}
