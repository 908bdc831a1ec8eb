package coop.minga.deploy.check;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.ChatTransport;
import coop.minga.analytics.channel.SendOutcome;

/** A transport that fails by script for each channel, else delivers. */
final class ScriptedTransport implements ChatTransport {

    final List<ChatMessage> tried = new CopyOnWriteArrayList<>();
    final List<ChatMessage> delivered = new CopyOnWriteArrayList<>();
    private final Map<String, Function<ChatMessage, SendOutcome>> script = new ConcurrentHashMap<>();

    void when(String channel, Function<ChatMessage, SendOutcome> outcome) {
        script.put(channel, outcome);
    }

    void mend(String channel) {
        script.remove(channel);
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public SendOutcome send(ChatChannel channel, ChatMessage message) {
        tried.add(message);
        var outcome = script.getOrDefault(channel.id().value(), any -> new SendOutcome.Delivered())
                .apply(message);
        if (outcome instanceof SendOutcome.Delivered) {
            delivered.add(message);
        }
        return outcome;
    }

    @Override
    public void close() {}
}
