package coop.minga.deploy.check;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.SendOutcome;
import coop.minga.analytics.outbox.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** The outbox's promises: the right levels, once due, in order, until delivered. */
@RealServices
final class OutboxIntegrationTests {

    private static final Duration PAST_ANY_PAUSE = Duration.ofMinutes(11);

    private final MovedClock clock = new MovedClock();
    private final ScriptedTransport chat = new ScriptedTransport();
    private AlertedBakery bakery;
    private Delivery delivery;

    @BeforeEach
    void start(TestDatabase database) {
        bakery = new AlertedBakery(database, clock);
        delivery = node();
    }

    @AfterEach
    void stop() {
        delivery.close();
        bakery.close();
    }

    @Test
    void onlyTheLevelsThatTheAlertHasClimbedToHearOfIt() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        bakery.webhook("sector", AlertedBakery.SECTOR);
        bakery.webhook("top", AlertedBakery.FEDERATION);

        var alert = bakery.opened();
        assertThat(waiting()).containsExactly("own");
        bakery.step(alert, Step.ACKNOWLEDGED, null);
        assertThat(waiting()).containsExactly("own", "own");
        bakery.step(alert, Step.ESCALATED, AlertedBakery.SECTOR);
        bakery.step(alert, Step.RECOVERED, null);
        assertThat(waiting()).containsExactly("own", "own", "own", "sector", "own", "sector");
    }

    @Test
    void aStepThatIsAnnouncedTwiceIsOneMessage() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        var told = bakery.step(bakery.alert(), Step.OPENED, null);

        bakery.tellAgain(told);
        assertThat(waiting()).hasSize(1);
        deliverAll();
        bakery.tellAgain(told);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aStepThatIsRolledBackSendsNoMessage() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        bakery.transaction.executeWithoutResult(status -> {
            bakery.opened();
            status.setRollbackOnly();
        });

        assertThat(bakery.outbox.undeliveredCount()).isZero();
    }

    @Test
    void aMessageOnItsWayIsNoTroubleBeforeAnAttemptHasFailedOrAMinuteHasPassed() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        bakery.opened();
        assertThat(bakery.outbox.overdue(10)).isEmpty();
        clock.move(Duration.ofMinutes(2));
        assertThat(bakery.outbox.overdue(10)).hasSize(1);

        chat.when("own", message -> refused());
        bakery.opened();
        deliverUntilTried(2);
        settled();
        assertThat(bakery.outbox.overdue(10)).hasSize(2);
    }

    @Test
    void theMessageLeadsIntoTheRoom() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        var alert = bakery.opened();
        deliverAll();

        var message = chat.delivered.getFirst();
        assertThat(message.link()).hasToString("http://room.example/alert/" + alert);
        assertThat(message.text())
                .startsWith("Worse than usual, alert " + alert
                        + ". Bakery · Bread baked: a lasting drop.\n312 kg; usual for ");
    }

    @Test
    void aLaterMessageOfAnAlertWaitsForTheEarlierOne() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        chat.when("own", message -> first(message) ? refused() : new SendOutcome.Delivered());
        var alert = bakery.opened();
        bakery.step(alert, Step.RECOVERED, null);
        var other = bakery.opened();

        deliverUntil(1);
        assertThat(chat.delivered).extracting(ChatMessage::alert).containsExactly(other);
        assertThat(bakery.outbox.undelivered(10))
                .first()
                .returns(1, message -> message.attempts().count())
                .returns("not this one", message -> message.attempts().lastError());

        chat.mend("own");
        clock.move(PAST_ANY_PAUSE);
        deliverAll();
        assertThat(chat.delivered).extracting(ChatMessage::alert).containsExactly(other, alert, alert);
        assertThat(chat.delivered)
                .last()
                .extracting(ChatMessage::text)
                .asString()
                .contains("back to usual");
    }

    @Test
    void aChannelThatCannotBeReachedIsLeftAloneForAWhileAndTriedAgain() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        chat.when("own", message -> unreachable(Duration.ZERO));
        bakery.opened();
        bakery.opened();

        deliverUntilTried(1);
        settled();
        delivery.deliverDue();
        var waiting = bakery.outbox.undelivered(10).getFirst();
        assertThat(waiting.attempts().lastError()).isEqualTo("down");
        assertThat(Duration.between(clock.instant(), waiting.attempts().nextAt()))
                .isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
        for (var tries = 2; tries < 12; tries++) {
            clock.move(PAST_ANY_PAUSE);
            deliverUntilTried(tries);
            settled();
        }
        chat.mend("own");
        clock.move(PAST_ANY_PAUSE);
        deliverAll();
        assertThat(chat.delivered).hasSize(2);
    }

    @Test
    void aMessageThatBreaksTheServerIsInNobodysWayForEver() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        chat.when("own", message -> first(message) ? unreachable(Duration.ZERO) : new SendOutcome.Delivered());
        bakery.opened();
        var other = bakery.opened();

        deliverUntilTried(1);
        settled();
        clock.move(PAST_ANY_PAUSE);
        deliverUntil(1);
        assertThat(chat.delivered).extracting(ChatMessage::alert).containsExactly(other);
        assertThat(waiting()).containsExactly("own");
    }

    @Test
    void aServerThatAsksForTimeIsGivenIt() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        chat.when("own", message -> unreachable(Duration.ofMinutes(3)));
        bakery.opened();
        deliverUntilTried(1);
        settled();
        chat.mend("own");

        clock.move(Duration.ofSeconds(179));
        delivery.deliverDue();
        assertThat(chat.tried).hasSize(1);
        clock.move(Duration.ofSeconds(2));
        deliverAll();
        assertThat(chat.delivered).hasSize(1);
    }

    @Test
    void aChannelThatHangsHoldsUpNoOther() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        bakery.webhook("second", AlertedBakery.BAKERY);
        var hangs = new CountDownLatch(1);
        chat.when("own", message -> after(hangs));
        bakery.opened();

        deliverUntil(1);
        assertThat(waiting()).containsExactly("own");
        hangs.countDown();
        deliverAll();
    }

    @Test
    void severalNodesSendEachMessageOnce() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        bakery.webhook("second", AlertedBakery.BAKERY);
        for (var i = 0; i < 10; i++) {
            var alert = bakery.opened();
            bakery.step(alert, Step.ESCALATED, AlertedBakery.SECTOR);
            bakery.step(alert, Step.RECOVERED, null);
        }
        try (var second = node();
                var third = node()) {
            await().until(() -> {
                List.of(delivery, second, third).forEach(Delivery::deliverDue);
                return bakery.outbox.undeliveredCount() == 0;
            });
        }
        assertThat(chat.tried)
                .extracting(ChatMessage::id)
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    void whatADeadNodeWasSendingIsSentOnceMoreWithTheSameId() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        var hangs = new CountDownLatch(1);
        chat.when("own", message -> after(hangs));
        bakery.opened();
        deliverUntilTried(1);
        chat.mend("own");

        try (var second = node()) {
            second.deliverDue();
            assertThat(chat.tried).hasSize(1);
            clock.move(Duration.ofMinutes(3));
            await().until(() -> {
                second.deliverDue();
                return bakery.outbox.undeliveredCount() == 0;
            });
        }
        hangs.countDown();
        assertThat(chat.tried)
                .hasSize(2)
                .extracting(ChatMessage::id)
                .containsOnly(chat.tried.getFirst().id());
    }

    @Test
    void aChangedAddressIsTriedAtOnce() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        chat.when("own", message -> unreachable(Duration.ofHours(1)));
        bakery.opened();
        deliverUntilTried(1);
        settled();
        chat.mend("own");

        bakery.put("own", AlertedBakery.BAKERY, ChannelKind.WEBHOOK, URI.create("http://chat.example/new"));
        deliverAll();
        assertThat(chat.delivered).hasSize(1);
    }

    @Test
    void whatEndedNinetyDaysAgoIsDeletedInStepsUnlessItsAlertIsOpen() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        for (var opened = 0; opened < 12; opened++) {
            bakery.opened();
        }
        deliverAll();
        bakery.jdbc.sql("""
                        insert into outbox (channel, alert, occasion, text, link, created_at, next_try_at, delivered_at, failed_at)
                        select channel, alert, 1 + step, text, link, created_at, created_at,
                          case when step % 2 = 0 then delivered_at end, case when step % 2 = 1 then delivered_at end
                        from outbox, generate_series(1, 1000) step where outbox.id = 1
                        """).update();
        var open = bakery.opened();
        bakery.jdbc
                .sql("update alert set closed_at = null, state = 'OPEN' where id = :id")
                .param("id", open.value())
                .update();
        deliverAll();
        assertThat(delivery.deleteOld()).isFalse();
        clock.move(Duration.ofDays(90));
        bakery.opened();
        clock.move(Duration.ofSeconds(1));
        deliverAll();
        bakery.opened();
        assertThat(delivery.deleteOld()).isTrue();
        assertThat(messages()).isEqualTo(12 + 1000 + 3 - 1000);
        assertThat(delivery.deleteOld()).isFalse();
        assertThat(delivery.deleteOld()).isFalse();
        assertThat(messages()).isEqualTo(3);
        assertThat(waiting()).containsExactly("own");
    }

    @Test
    void aChannelOfNoUnitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bakery.webhook("own", "elsewhere"))
                .withMessage("channel own: unit 'elsewhere' is not a unit of the federation");
    }

    private long messages() {
        return bakery.jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    private Delivery node() {
        return new Delivery(bakery.channels, bakery.outbox, List.of(chat), clock, new Random(1));
    }

    private List<String> waiting() {
        return bakery.outbox.undelivered(100).stream()
                .map(each -> each.to().channel().value())
                .toList();
    }

    private void deliverAll() {
        await().until(() -> {
            delivery.deliverDue();
            return bakery.outbox.undeliveredCount() == 0;
        });
    }

    private void deliverUntil(int delivered) {
        await().until(() -> {
            delivery.deliverDue();
            return chat.delivered.size() >= delivered;
        });
    }

    private void deliverUntilTried(int tried) {
        await().until(() -> {
            delivery.deliverDue();
            return chat.tried.size() == tried;
        });
    }

    /** Waits until the last attempt is recorded. */
    private void settled() {
        await().until(() -> bakery.jdbc
                        .sql("select count(*) from outbox where claimed_until is not null")
                        .query(Long.class)
                        .single()
                == 0);
    }

    private static boolean first(ChatMessage message) {
        return message.id() == 1;
    }

    private static SendOutcome refused() {
        return new SendOutcome.Rejected("not this one");
    }

    private static SendOutcome unreachable(Duration pause) {
        return new SendOutcome.Unreachable("down", pause);
    }

    private static SendOutcome after(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new SendOutcome.Delivered();
    }
}
