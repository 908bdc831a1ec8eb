package coop.minga.analytics.chat;

import java.util.regex.Pattern;

/** The name that operators give a channel. */
public record ChannelId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public ChannelId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "channel: '" + value + "' is not lower-case letters, digits and hyphens, 63 at the most");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
