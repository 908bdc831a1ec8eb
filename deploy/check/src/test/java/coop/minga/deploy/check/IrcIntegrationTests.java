package coop.minga.deploy.check;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.OutboundAddresses;
import coop.minga.analytics.channel.SendOutcome;
import coop.minga.analytics.channel.irc.IrcPace;
import coop.minga.analytics.channel.irc.IrcTransport;
import coop.minga.analytics.outbox.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A real ngircd with guests who read Minga's messages. */
@RealServices(RequiredService.IRC)
final class IrcIntegrationTests {

    private static final SendOutcome DELIVERED = new SendOutcome.Delivered();

    private final IrcTransport transport = new IrcTransport(
            Duration.ofSeconds(10), OutboundAddresses.allowing(List.of("127.0.0.0/8")), new IrcPace(20, Duration.ZERO));

    @AfterEach
    void stop() {
        transport.close();
    }

    @Test
    void peopleInTheRoomReadAnAlertFromItsOpeningToItsEnd(IrcServer server, TestDatabase database) throws IOException {
        try (var ana = IrcListener.enter(server, "ana", "#bakery");
                var bakery = new AlertedBakery(database, Clock.systemUTC());
                var delivery = new Delivery(
                        bakery.channels, bakery.outbox, List.of(transport), Clock.systemUTC(), new Random(1))) {
            bakery.put("irc", AlertedBakery.BAKERY, ChannelKind.IRC, address(server, "minga", "#bakery"));
            var alert = bakery.opened();
            bakery.step(alert, Step.RECOVERED, null);
            await().until(() -> {
                delivery.deliverDue();
                return bakery.outbox.undeliveredCount() == 0;
            });

            await().until(() -> ana.said().size() == 4);
            assertThat(ana.said().getFirst())
                    .isEqualTo("minga Worse than usual, alert " + alert + ". Bakery · Bread baked: a lasting drop.");
            assertThat(ana.said().get(1))
                    .startsWith("minga 312 kg; usual for ")
                    .contains("410 to 450 kg")
                    .endsWith("http://room.example/alert/" + alert);
            assertThat(ana.said().get(2)).startsWith("minga Alert " + alert + ": back to usual");
        }
    }

    @Test
    void everyByteOfALongMessageArrives(IrcServer server) throws IOException {
        var words = "año 🥖 ñandú ".repeat(150).strip();
        try (var ana = IrcListener.enter(server, "long", "#long")) {
            assertThat(send(server, "minga", "#long", words)).isEqualTo(DELIVERED);

            await().until(() -> ana.heard("room.example"));
            var said = String.join(" ", ana.said()).replace("minga ", "");
            assertThat(said).isEqualTo(words + " http://room.example/alert/42");
        }
    }

    @Test
    void anotherNickIsTakenWhereItsOwnIsInUse(IrcServer server) throws IOException {
        try (var guard = IrcListener.enter(server, "guard", "#nick")) {
            assertThat(send(server, "guard", "#nick", "hello")).isEqualTo(DELIVERED);

            await().until(() -> !guard.said().isEmpty());
            assertThat(guard.said().getFirst()).startsWith("guard1 hello");
        }
    }

    @Test
    void aRoomThatLetsNobodyInIsNamedWithTheServersReason(IrcServer server) throws IOException {
        try (var keeper = IrcListener.enter(server, "keeper", "#closed")) {
            keeper.write("MODE #closed +i");
            await().until(() -> keeper.heard("MODE #closed +i"));

            assertThat(send(server, "minga", "#closed", "hello"))
                    .isInstanceOfSatisfying(
                            SendOutcome.Unreachable.class,
                            outcome -> assertThat(outcome.reason())
                                    .startsWith("the room #closed on 127.0.0.1:")
                                    .containsIgnoringCase("cannot be entered")
                                    .contains("(473)"));
        }
    }

    @Test
    void aSilentRoomIsNotTakenForADelivery(IrcServer server) throws IOException {
        try (var keeper = IrcListener.enter(server, "warden", "#quiet")) {
            assertThat(send(server, "minga", "#quiet", "hello")).isEqualTo(DELIVERED);
            keeper.write("MODE #quiet +m");
            await().until(() -> keeper.heard("MODE #quiet +m"));

            assertThat(send(server, "minga", "#quiet", "hello"))
                    .isInstanceOfSatisfying(
                            SendOutcome.Unreachable.class,
                            outcome -> assertThat(outcome.reason()).contains("takes no message"));
        }
    }

    @Test
    void itComesBackToARoomThatItWasThrownOutOf(IrcServer server) throws IOException {
        try (var keeper = IrcListener.enter(server, "bouncer", "#door")) {
            send(server, "minga", "#door", "one");
            keeper.write("KICK #door minga");
            await().until(() -> keeper.heard("KICK #door minga"));

            await().until(() -> send(server, "minga", "#door", "two").equals(DELIVERED));
            await().until(() -> keeper.said().stream().anyMatch(line -> line.startsWith("minga two")));
        }
    }

    private SendOutcome send(IrcServer server, String nick, String room, String text) {
        var channel = new ChatChannel(
                new ChannelId("irc"),
                new UnitId("bakery"),
                ChannelKind.IRC,
                address(server, nick, room),
                Locale.ENGLISH);
        var link = URI.create("http://room.example/alert/42");
        return transport.send(channel, new ChatMessage(7, new AlertId(42), text, link));
    }

    private static URI address(IrcServer server, String nick, String room) {
        return URI.create("irc://" + nick + "@" + server.host() + ":" + server.port() + "/" + room);
    }
}
