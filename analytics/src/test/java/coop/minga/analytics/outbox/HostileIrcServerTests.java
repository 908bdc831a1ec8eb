package coop.minga.analytics.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.SendOutcome;
import coop.minga.analytics.channel.irc.IrcLine;
import coop.minga.analytics.channel.irc.IrcPace;
import coop.minga.analytics.channel.irc.IrcTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers that break every rule cost bounded time and memory (I9). */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileIrcServerTests {

    /** In bytes: unread data soon blocks the writer. */
    private static final int SMALL = 4096;

    private final IrcTransport transport =
            new IrcTransport(Duration.ofSeconds(15), Loopback.ALLOWED, new IrcPace(100, Duration.ZERO));
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private ServerSocket listening;

    @BeforeEach
    void start() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening.setReceiveBufferSize(SMALL);
    }

    @AfterEach
    void stop() throws IOException {
        listening.close();
        for (var client : clients) {
            client.close();
        }
        transport.close();
    }

    @Test
    void aServerThatAsksWithoutEndAndReadsNothingIsLeft() {
        behaves(client -> {
            say(client, ":server 001 minga :Welcome");
            var many = "PING :%s\r\n".formatted("x".repeat(400)).repeat(100).getBytes(StandardCharsets.UTF_8);
            while (true) {
                client.getOutputStream().write(many);
            }
        });
        try (var hasty = new IrcTransport(Duration.ofMillis(500), Loopback.ALLOWED, new IrcPace(100, Duration.ZERO))) {
            assertThat(reason(send(hasty, "hello"))).startsWith("127.0.0.1:");
            assertThat(reason(send(hasty, "hello again")))
                    .startsWith("127.0.0.1:")
                    .doesNotContain("busy");
        }
    }

    @Test
    void aServerThatNeverPausesIsReadAtALimitedRate() {
        behaves(client -> {
            say(client, ":server 001 minga :Welcome");
            client.getOutputStream().write("NOTICE minga :x\r\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
            answerJoins(client, "minga");
        });
        var begun = System.nanoTime();
        assertThat(send("hello")).isEqualTo(new SendOutcome.Delivered());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void aNickThatLeavesNoRoomForWordsIsNotTaken() {
        behaves(client -> {
            say(client, ":server 001 " + "x".repeat(100) + " :Welcome");
            answerJoins(client, "x".repeat(100));
        });
        assertThat(reason(send("hello"))).endsWith("gives Minga a nick of 100 characters");
    }

    @Test
    void aGreetingWithoutANickIsUnderstood() {
        behaves(client -> {
            say(client, "001");
            answerJoins(client, "minga");
        });
        assertThat(send("hello")).isEqualTo(new SendOutcome.Delivered());
    }

    @Test
    void aLineHasAsManyParametersAsTheProtocolGivesIt() {
        assertThat(IrcLine.of("372 " + "a ".repeat(4000)).parameters()).hasSize(15);
    }

    private void behaves(Behaviour behaviour) {
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    var client = listening.accept();
                    clients.add(client);
                    Thread.ofVirtual().start(() -> serve(client, behaviour));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void serve(Socket client, Behaviour behaviour) {
        try {
            behaviour.serve(client);
        } catch (IOException hungUp) {
            // The client has gone.
        }
    }

    private static void answerJoins(Socket client, String nick) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("JOIN")) {
                say(client, ":" + nick + "!u@h " + line);
            } else if (line.startsWith("PING")) {
                say(client, ":server PONG server " + line.substring(5));
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String reason(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Unreachable.class);
        return ((SendOutcome.Unreachable) outcome).reason();
    }

    private SendOutcome send(String text) {
        return send(transport, text);
    }

    private SendOutcome send(IrcTransport through, String text) {
        var address = URI.create("irc://127.0.0.1:" + listening.getLocalPort() + "/#bakery");
        var channel =
                new ChatChannel(new ChannelId("bakery"), SampleAlerts.BAKERY, ChannelKind.IRC, address, Locale.ENGLISH);
        return through.send(
                channel, new ChatMessage(7, new AlertId(42), text, URI.create("http://room.example/alert/42")));
    }

    @FunctionalInterface
    private interface Behaviour {
        void serve(Socket client) throws IOException;
    }
}
