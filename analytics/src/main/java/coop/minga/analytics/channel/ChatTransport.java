package coop.minga.analytics.channel;

/** Sends to one kind of channel. Called by several threads, but for a channel by one at a time. */
public interface ChatTransport extends AutoCloseable {

    ChannelKind kind();

    /** Sends and waits for proof of delivery, well under two minutes. */
    SendOutcome send(ChatChannel channel, ChatMessage message);

    @Override
    void close();
}
