package coop.minga.analytics.channel;

import coop.minga.ingest.contract.Identifier;

/** The name that operators give a channel. */
public record ChannelId(String value) {

    public ChannelId {
        Identifier.check("channel", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
