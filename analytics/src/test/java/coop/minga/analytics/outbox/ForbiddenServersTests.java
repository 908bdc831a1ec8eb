package coop.minga.analytics.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.OutboundAddresses;
import coop.minga.analytics.channel.SendOutcome;
import coop.minga.analytics.channel.irc.IrcPace;
import coop.minga.analytics.channel.irc.IrcTransport;
import coop.minga.analytics.channel.webhook.WebhookTransport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Channels as a way into the internal network: 127.0.0.1 is the chat server, 127.0.0.2 with the same port a service
 * that must not be reached.
 */
class ForbiddenServersTests {

    private static final InetAddress CHAT = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress INNER = InetAddress.ofLiteral("127.0.0.2");
    private static final List<String> ALLOWED = List.of("127.0.0.1");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicInteger reachedChat = new AtomicInteger();
    private final AtomicInteger reachedInner = new AtomicInteger();
    private final AtomicInteger resolved = new AtomicInteger();
    private volatile String location = "";
    private HttpServer chat;
    private HttpServer inner;

    @BeforeEach
    void start() throws IOException {
        chat = server(new InetSocketAddress(CHAT, 0), reachedChat);
        inner = server(new InetSocketAddress(INNER, chat.getAddress().getPort()), reachedInner);
    }

    @AfterEach
    void stop() {
        chat.stop(0);
        inner.stop(0);
    }

    @Test
    void sendsNothingToAnAddressThatIsNotAllowed() {
        assertThat(post(OutboundAddresses.allowing(ALLOWED), "127.0.0.2"))
                .isEqualTo(
                        new SendOutcome.Unreachable(
                                "the address 127.0.0.2 of 127.0.0.2 is not a public one; an operator may allow its network (minga.chat-networks)"));
        assertThat(reachedInner).hasValue(0);
    }

    @Test
    void connectsToTheAddressThatWasCheckedThoughTheNameLeadsElsewhereAMomentLater() {
        var rebinding = OutboundAddresses.allowing(
                ALLOWED, host -> new InetAddress[] {resolved.getAndIncrement() == 0 ? CHAT : INNER});

        assertThat(post(rebinding, "chat.example")).isEqualTo(new SendOutcome.Delivered());
        assertThat(reachedChat).hasValue(1);
        assertThat(resolved).hasValue(1);

        assertThat(post(rebinding, "chat.example"))
                .asInstanceOf(InstanceOfAssertFactories.type(SendOutcome.Unreachable.class))
                .extracting(SendOutcome.Unreachable::reason)
                .asString()
                .startsWith("the address 127.0.0.2 of chat.example is not a public one");
        assertThat(reachedInner).hasValue(0);
    }

    @Test
    void isNotLedElsewhereByARedirect() {
        location = "http://127.0.0.2:" + chat.getAddress().getPort() + "/hooks/inner";

        assertThat(post(OutboundAddresses.allowing(List.of("127.0.0.0/8")), "127.0.0.1"))
                .isEqualTo(new SendOutcome.Unreachable(
                        "HTTP 307, the address has moved: enter the new one", Duration.ZERO, true));
        assertThat(reachedChat).hasValue(1);
        assertThat(reachedInner).hasValue(0);
    }

    @Test
    void speaksNoIrcWithAServerThatIsNotAllowed() throws IOException {
        try (var server = new ScriptedIrcServer();
                var irc = new IrcTransport(PATIENCE, OutboundAddresses.allowing(List.of()), IrcPace.USUAL)) {
            var channel = new ChatChannel(
                    new ChannelId("own"), SampleAlerts.BAKERY, ChannelKind.IRC, server.room("#bakery"), Locale.ENGLISH);

            assertThat(irc.send(channel, message()))
                    .asInstanceOf(InstanceOfAssertFactories.type(SendOutcome.Unreachable.class))
                    .extracting(SendOutcome.Unreachable::reason)
                    .asString()
                    .startsWith("the address 127.0.0.1 of 127.0.0.1 is not a public one");
            assertThat(server.connections()).isZero();
        }
    }

    private SendOutcome post(OutboundAddresses addresses, String host) {
        var address = URI.create("http://" + host + ":" + chat.getAddress().getPort() + "/hooks/s3cr3t");
        try (var transport = new WebhookTransport(PATIENCE, addresses, Clock.systemUTC())) {
            return transport.send(
                    new ChatChannel(
                            new ChannelId("own"), SampleAlerts.BAKERY, ChannelKind.WEBHOOK, address, Locale.ENGLISH),
                    message());
        }
    }

    private static ChatMessage message() {
        return new ChatMessage(7, new AlertId(42), "one", URI.create("http://room.example/alert/42"));
    }

    private HttpServer server(InetSocketAddress address, AtomicInteger reached) throws IOException {
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> answer(exchange, reached));
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange, AtomicInteger reached) throws IOException {
        reached.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(location.isEmpty() ? 200 : 307, -1);
        exchange.close();
    }
}
