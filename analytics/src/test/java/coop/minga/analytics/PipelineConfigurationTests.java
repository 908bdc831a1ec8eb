package coop.minga.analytics;

import java.util.List;
import java.util.stream.Stream;

import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.ChatTransport;
import coop.minga.analytics.channel.SendOutcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PipelineConfigurationTests {

    @Test
    void refusesToStartWithoutATransportForEachKindOfChannel() {
        List<ChatTransport> all = Stream.of(ChannelKind.values())
                .map(Silent::new)
                .map(ChatTransport.class::cast)
                .toList();
        PipelineConfiguration.requireEveryKind(all);
        assertThatThrownBy(() -> PipelineConfiguration.requireEveryKind(all.subList(1, all.size())))
                .hasMessageContaining(all.getFirst().kind().name());
    }

    /** Sends nothing. */
    private record Silent(ChannelKind kind) implements ChatTransport {

        @Override
        public SendOutcome send(ChatChannel channel, ChatMessage message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
