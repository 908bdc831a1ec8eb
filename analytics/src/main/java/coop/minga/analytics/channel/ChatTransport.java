package coop.minga.analytics.channel;

/** Speaks to one kind of channel. Called by several threads, but never twice at once for one channel of a node. */
public interface ChatTransport extends AutoCloseable {

    ChannelKind kind();

    /** Says the message and answers as soon as it is known to have arrived, or not; well within two minutes. */
    SendOutcome send(ChatChannel channel, ChatMessage message);

    @Override
    void close();
}
