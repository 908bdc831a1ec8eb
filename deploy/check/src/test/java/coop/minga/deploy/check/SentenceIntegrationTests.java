package coop.minga.deploy.check;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Pattern;

import coop.minga.deploy.standalone.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole path on real services: file, agent, Kafka, recorder, filter, verdict, alert, chat, room, thread. */
@RealServices({RequiredService.IRC, RequiredService.BROWSER})
final class SentenceIntegrationTests {

    private static final Pattern LINK = Pattern.compile("(http://\\S+/alert/(\\d+))");
    private static final Duration A_WHILE = Duration.ofSeconds(90);

    @Test
    void aFallInACooperativesFileIsTalkedOverByItsDelegates(
            TestDatabase database, EmbeddedBroker broker, IrcServer irc, Browsers browsers, @TempDir Path folder)
            throws Exception {
        try (var federation = new Installation(broker, database, folder);
                var guest = IrcGuest.enter(irc, "#bakery")) {
            federation.set("minga.chat-networks", "127.0.0.0/8");
            federation.set("minga.channels[0].id", "bakers");
            federation.set("minga.channels[0].unit", "bakery");
            federation.set("minga.channels[0].address", "irc://minga@" + irc.host() + ":" + irc.port() + "/#bakery");
            federation.startNode();

            var yesterday = LocalDate.now(Cooperative.ZONE).minusDays(1);
            try (var agent = federation.bakery.start()) {
                federation.bakery.drop("november.csv", new CsvHistory("bread", 1000).fileEndingIn(yesterday, 120, 300));
                await("taken by the broker")
                        .atMost(A_WHILE)
                        .until(() -> agent.status().reports().acknowledged() == 1
                                && agent.status().reports().waiting() == 0);
            }

            await("told in the channel")
                    .atMost(A_WHILE)
                    .until(() -> guest.heard().stream()
                            .anyMatch(line -> LINK.matcher(line).find()));
            var message = String.join("\n", guest.heard());
            var link = LINK.matcher(message);
            assertThat(link.find()).isTrue();
            assertThat(link.group(1)).startsWith(federation.address() + "/alert/");
            assertThat(message)
                    .startsWith("minga: Worse than usual, alert " + link.group(2)
                            + ". Bakery · Bread baked: far below usual.")
                    .containsPattern("300 kg; usual for \\w+ \\d+ \\w+: [\\d,]+ to [\\d,]+ kg")
                    .contains("Very likely: a drop of one day");

            var ana = new RoomWindow(browsers.open(Browsers.DESK, "en"), federation.address());
            ana.open(link.group(1));
            ana.signIn("ana");
            assertThat(ana.awaitHeading()).startsWith("Bread baked: 70% below usual on");
            assertThat(ana.text()).contains("Alert " + link.group(2), "Bakery", "300 kg");
            ana.press("We look after it");
            ana.awaitText("Ana Rojas looks after it");

            var beto = new RoomWindow(browsers.open(Browsers.DESK, "es"), federation.address());
            beto.open(link.group(1));
            beto.signIn("beto");
            beto.awaitText("Ana Rojas");
            beto.mark();
            ana.mark();

            ana.say("The oven broke down at four.");
            beto.awaitSaid("The oven broke down at four.");
            beto.say("Voy con el repuesto.");
            ana.awaitSaid("The oven broke down at four.", "Voy con el repuesto.");
            assertThat(beto.marked() && ana.marked())
                    .as("nobody's page was loaded anew")
                    .isTrue();
        }
    }
}
