package coop.minga.analytics.channel.irc;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.SendOutcome;
import coop.minga.analytics.outbox.Loopback;
import coop.minga.analytics.outbox.SampleAlerts;
import coop.minga.analytics.outbox.ScriptedIrcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class IrcTransportTests {

    private static final SendOutcome DELIVERED = new SendOutcome.Delivered();
    private static final IrcPace HURRIED = new IrcPace(100, Duration.ZERO);

    private final IrcTransport transport = new IrcTransport(Duration.ofSeconds(15), Loopback.ALLOWED, HURRIED);
    private ScriptedIrcServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedIrcServer();
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.close();
    }

    @Test
    void entersTheRoomSaysTheTextWithTheLinkAndAsksForProof() {
        assertThat(send("#bakery", "Alert 42. Pan\nCame: 3 kg.")).isEqualTo(DELIVERED);

        assertThat(server.heard)
                .containsExactly(
                        "NICK minga",
                        "USER minga 0 * :Minga",
                        "JOIN #bakery",
                        "PRIVMSG #bakery :Alert 42. Pan",
                        "PRIVMSG #bakery :Came: 3 kg. http://room.example/alert/42",
                        "PING :minga-1");
    }

    @Test
    void severalRoomsOfAServerShareOneConnectionThatIsKept() {
        send("#bakery", "one");
        send("#sector", "two");
        send("#bakery", "three");

        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.heard)
                .filteredOn(line -> line.startsWith("JOIN"))
                .containsExactly("JOIN #bakery", "JOIN #sector");
    }

    @Test
    void takesAnotherNickWhenItsOwnIsInUse() {
        server.takenNicks.add("minga");
        server.takenNicks.add("minga1");

        assertThat(send("#bakery", "hello")).isEqualTo(DELIVERED);
        assertThat(server.heard).contains("NICK minga2");
    }

    @Test
    void reconnectsAfterALostConnection() throws IOException {
        send("#bakery", "one");
        server.hangUp();

        await().until(() -> send("#bakery", "two").equals(DELIVERED));
        assertThat(server.said()).last().asString().startsWith("PRIVMSG #bakery :two");
        assertThat(server.heard).filteredOn("JOIN #bakery"::equals).hasSize(2);
    }

    @Test
    void answersThePingOfTheServerWhileItHasNothingToSay() throws IOException {
        send("#bakery", "one");
        server.say("PING :are you there");

        await().until(() -> server.heard.contains("PONG :are you there"));
    }

    @Test
    void entersARoomAgainThatItWasThrownOutOf() throws IOException {
        send("#bakery", "one");
        server.say(":op!o@h KICK #Bakery minga :out");
        server.say("PING :after");
        await().until(() -> server.heard.contains("PONG :after"));

        assertThat(send("#bakery", "two")).isEqualTo(DELIVERED);
        assertThat(server.heard).filteredOn("JOIN #bakery"::equals).hasSize(2);
    }

    @Test
    void saysInTheServersWordsWhyARoomCannotBeEntered() {
        server.refuseJoin = "474 %s %s :Cannot join channel (+b)";

        assertThat(reason(send("#bakery", "hello")))
                .startsWith("the room #bakery on 127.0.0.1:")
                .endsWith("cannot be entered: Cannot join channel (+b) (474)");
    }

    @Test
    void aMessageThatTheRoomDoesNotTakeIsNotDelivered() {
        server.refuseMessage = "404 %s %s :Cannot send to channel";

        assertThat(reason(send("#bakery", "hello"))).endsWith("takes no message: Cannot send to channel (404)");
        server.refuseMessage = "";
        assertThat(send("#bakery", "hello")).isEqualTo(DELIVERED);
        assertThat(server.heard).filteredOn("JOIN #bakery"::equals).hasSize(2);
    }

    @Test
    void aServerThatFallsSilentAfterTheMessageHasNotProvenIt() {
        server.silentAfterMessage = true;

        try (var hasty = new IrcTransport(Duration.ofMillis(1500), Loopback.ALLOWED, HURRIED)) {
            var bakery = channel(server.room("#bakery"));
            assertThat(reason(hasty.send(bakery, message("hello"))))
                    .contains("did not answer within 1 s, taking a message");
            server.silentAfterMessage = false;
            assertThat(hasty.send(bakery, message("hello"))).isEqualTo(DELIVERED);
        }
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aServerThatAnswersEveryTimeInTimeKeepsNobodyForEver() {
        server.slowWithNicks = true;
        server.takenNicks.add("minga");
        IntStream.range(1, 20).forEach(each -> server.takenNicks.add("minga" + each));
        try (var hasty = new IrcTransport(Duration.ofMillis(500), Loopback.ALLOWED, HURRIED)) {
            var said = hasty.send(channel(server.room("#bakery")), message("hello"));
            assertThat(reason(said)).contains("did not answer in time: a message has 2 s in all");
        }
    }

    @Test
    void aServerThatHangsUpIsQuoted() {
        server.hangUpAfterMessage = true;

        assertThat(reason(send("#bakery", "hello"))).contains("closed the connection: Closing link: flood");
    }

    @Test
    void saysThatNobodyAnswersWhereNoServerIs() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        var nowhere = URI.create("irc://127.0.0.1:" + port + "/#bakery");

        assertThat(reason(transport.send(channel(nowhere), message("hello"))))
                .isEqualTo("nobody answers at 127.0.0.1:" + port + ": is the server running?");
    }

    @Test
    void noLineIsLongerThanAServerPassesOnAndNoneIsAnOrder() {
        send("#bakery", "ñandú🥖 ".repeat(200) + "\r\nQUIT\u0000 :x");

        assertThat(server.said()).hasSizeGreaterThan(3);
        for (var line : server.said()) {
            var passedOn = ":minga!" + "u".repeat(10) + "@" + "h".repeat(63) + " " + line + "\r\n";
            assertThat(passedOn.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(512);
            assertThat(line).doesNotContain("\uFFFD");
        }
        assertThat(server.heard).noneMatch(line -> line.startsWith("QUIT"));
    }

    private SendOutcome send(String room, String text) {
        return transport.send(channel(server.room(room)), message(text));
    }

    private static String reason(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Unreachable.class);
        return ((SendOutcome.Unreachable) outcome).reason();
    }

    private static ChatChannel channel(URI address) {
        return new ChatChannel(new ChannelId("bakery"), SampleAlerts.BAKERY, ChannelKind.IRC, address, Locale.ENGLISH);
    }

    private static ChatMessage message(String text) {
        return new ChatMessage(7, new AlertId(42), text, URI.create("http://room.example/alert/42"));
    }
}
