package coop.minga.deploy.check;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessDenials;
import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.SendOutcome;
import coop.minga.analytics.operations.Issue;
import coop.minga.analytics.operations.Operations;
import coop.minga.analytics.outbox.Delivery;
import coop.minga.analytics.outbox.Undelivered;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.SuspendedSeriesStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Retries are bounded (I9): refused messages are given up, reported to operators and block no other. */
@RealServices
final class FailedMessagesIntegrationTests {

    private static final Duration PAST_ANY_PAUSE = Duration.ofMinutes(11);

    private final MovedClock clock = new MovedClock();
    private final ScriptedTransport chat = new ScriptedTransport();
    private AlertedBakery bakery;
    private Delivery delivery;
    private AlertId alert;

    @BeforeEach
    void start(TestDatabase database) {
        bakery = new AlertedBakery(database, clock);
        delivery = new Delivery(bakery.channels, bakery.outbox, List.of(chat), clock, new Random(1));
        bakery.webhook("own", AlertedBakery.BAKERY);
        alert = bakery.opened();
    }

    @AfterEach
    void stop() {
        delivery.close();
        bakery.close();
    }

    @Test
    void aMessageThatIsRefusedFiveTimesIsGivenUpAndTheNextOfItsAlertIsSent() {
        chat.when("own", message -> first(message) ? refused() : new SendOutcome.Delivered());
        bakery.step(alert, Step.ESCALATED, AlertedBakery.SECTOR);

        attempts(4);
        assertThat(chat.delivered).isEmpty();
        assertThat(bakery.outbox.failedCount()).isZero();
        attempts(1);
        assertThat(bakery.outbox.failed(10))
                .singleElement()
                .returns(alert, Undelivered::alert)
                .returns("not this one", message -> message.attempts().lastError())
                .returns(clock.instant(), message -> message.attempts().failedAt());
        deliverAll();
        assertThat(chat.delivered).extracting(ChatMessage::alert).containsExactly(alert);
        assertThat(chat.tried).filteredOn(FailedMessagesIntegrationTests::first).hasSize(5);
    }

    @Test
    void operatorsSeeWhatWasGivenUpApartFromWhatIsTriedAgain() {
        chat.when("own", message -> refused());
        var operations = new Operations(
                access(),
                new Quarantine(bakery.transaction, bakery.jdbc, new Units(bakery.jdbc), clock),
                bakery.outbox,
                new DirtyMarks(bakery.jdbc),
                new SuspendedSeriesStore(bakery.jdbc));
        attempts(1);
        assertThat(operations.failedMessages(10)).isEmpty();
        assertThat(operations.undelivered(10)).hasSize(1);
        attempts(4);
        assertThat(operations.failedMessages(10))
                .containsExactly(new Issue(
                        Issue.Kind.FAILED, new UnitId(AlertedBakery.BAKERY), "own", "not this one", clock.instant()));
        assertThat(operations.undelivered(10)).isEmpty();
    }

    @Test
    void aMessageThatBreaksAServerThatTakesOthersIsGivenUpAfterTwentyFailures() {
        chat.when("own", message -> first(message) ? unreachable(false) : new SendOutcome.Delivered());
        bakery.step(alert, Step.RECOVERED, null);
        for (var others = 1; others <= 20 && bakery.outbox.failedCount() == 0; others++) {
            bakery.opened();
            passTimeUntilDelivered(others);
        }
        assertThat(bakery.outbox.failedCount()).isOne();
        assertThat(chat.tried).filteredOn(FailedMessagesIntegrationTests::first).hasSizeGreaterThanOrEqualTo(20);
        // the last failure may have paused the channel
        clock.move(PAST_ANY_PAUSE);
        deliverAll();
        assertThat(chat.delivered).extracting(ChatMessage::alert).containsOnlyOnce(alert);
    }

    @Test
    void whatAWrongAddressDidNotTakeWithinADayIsSentToTheCorrectedOne() {
        chat.when("own", message -> unreachable(true));
        attempts(20);
        assertThat(bakery.outbox.failedCount()).isOne();
        clock.move(Duration.ofHours(23));
        chat.mend("own");
        delivery.deliverDue();
        assertThat(bakery.outbox.undeliveredCount()).isZero();

        bakery.put("own", AlertedBakery.BAKERY, ChannelKind.WEBHOOK, URI.create("http://chat.example/new"));
        assertThat(bakery.outbox.undeliveredCount()).isOne();
        deliverAll();
        assertThat(chat.delivered).extracting(ChatMessage::alert).containsExactly(alert);
        assertThat(bakery.outbox.failedCount()).isZero();
    }

    @Test
    void messagesToADownServerAreGivenUpAfterAWeekAndTheOthersArrive() {
        chat.when("own", message -> unreachable(false));
        bakery.opened();
        for (var tries = 0; tries < 30; tries++) {
            attempts(1);
        }
        assertThat(bakery.outbox.failedCount()).isZero();
        clock.move(Duration.ofDays(7));
        var late = bakery.opened();
        attempts(1);
        assertThat(bakery.outbox.failed(10))
                .hasSize(2)
                .extracting(message -> message.attempts().lastError())
                .containsOnly("down");
        chat.mend("own");
        clock.move(PAST_ANY_PAUSE);
        deliverAll();
        assertThat(chat.delivered).extracting(ChatMessage::alert).containsExactly(late);
    }

    private Access access() {
        var units = new Units(bakery.jdbc);
        return new Access(
                new AccessDenials(bakery.jdbc, units, clock),
                new People(bakery.jdbc),
                new Mandates(bakery.jdbc),
                units,
                clock);
    }

    /** Delivers this many times, with each attempt recorded. */
    private void attempts(int count) {
        for (var i = 0; i < count; i++) {
            clock.move(PAST_ANY_PAUSE);
            var tried = chat.tried.size();
            await().until(() -> {
                delivery.deliverDue();
                return chat.tried.size() > tried && claimed() == 0;
            });
        }
    }

    private long claimed() {
        return bakery.jdbc
                .sql("select count(*) from outbox where claimed_until is not null and failed_at is null")
                .query(Long.class)
                .single();
    }

    private void deliverAll() {
        await().until(() -> {
            delivery.deliverDue();
            return bakery.outbox.undeliveredCount() == 0;
        });
    }

    private void passTimeUntilDelivered(int count) {
        await().until(() -> {
            clock.move(PAST_ANY_PAUSE);
            delivery.deliverDue();
            return chat.delivered.size() >= count && claimed() == 0;
        });
    }

    private static boolean first(ChatMessage message) {
        return message.id() == 1;
    }

    private static SendOutcome refused() {
        return new SendOutcome.Rejected("not this one");
    }

    private static SendOutcome unreachable(boolean lasting) {
        return new SendOutcome.Unreachable("down", Duration.ZERO, lasting);
    }
}
