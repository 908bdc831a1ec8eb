package coop.minga.analytics.channel;

import java.net.URI;
import java.util.Locale;

import coop.minga.analytics.catalogue.UnitId;

/** A unit's chat channel and its language. A webhook's address is secret and never shown. */
public record ChatChannel(ChannelId id, UnitId unit, ChannelKind kind, URI address, Locale language) {

    public ChatChannel {
        if (language.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("channel " + id + ": no language, expected one such as en or es");
        }
        try {
            switch (kind) {
                case IRC -> IrcAddress.of(address);
                case WEBHOOK -> checkWebhook(address);
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("channel " + id + ": " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public String toString() {
        return kind + " channel " + id + " of " + unit;
    }

    private static void checkWebhook(URI address) {
        var scheme = address.getScheme();
        var web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw new IllegalArgumentException("the address of a webhook is an http or https URL with a host, without"
                    + " user name or fragment, like https://chat.example/hooks/...; this one is not");
        }
    }
}
