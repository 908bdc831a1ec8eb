package coop.minga.deploy.check;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.SendOutcome;
import coop.minga.analytics.outbox.Delivery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many alerts make few messages, tell every alert and delay no other (I9). */
@RealServices
final class AlertStormIntegrationTests {

    private static final int UNITS = 40;
    private static final int INDICATORS = 25;
    private static final Duration PAST_ANY_PAUSE = Duration.ofMinutes(11);

    private final MovedClock clock = new MovedClock();
    private final ScriptedTransport chat = new ScriptedTransport();
    private AlertedBakery bakery;
    private Delivery delivery;

    @BeforeEach
    void start(TestDatabase database) {
        bakery = new AlertedBakery(database, clock);
        delivery = node(1);
    }

    @AfterEach
    void stop() {
        delivery.close();
        bakery.close();
    }

    @Test
    void aThousandAlertsMakeOneMessageForEachUnitAndLevel() {
        var storm = stormOverTheSector();
        bakery.webhook("own", AlertedBakery.BAKERY);
        bakery.webhook("sector", AlertedBakery.SECTOR);
        var lone = atOnce(storm, Step.OPENED, null, bakery::opened);
        var retracted = storm.subList(0, 2);
        retracted.forEach(this::withdraw);
        deliverAll();

        assertThat(chat.delivered).hasSize(UNITS + 1);
        assertThat(chat.delivered)
                .filteredOn(message -> message.alert().equals(lone))
                .singleElement()
                .returns(
                        "http://room.example/alert/" + lone,
                        message -> message.link().toString())
                .extracting(ChatMessage::text)
                .asString()
                .startsWith("Worse than usual, alert " + lone + ". Bakery");
        assertThat(text("Worse than usual: 25 alerts of Unit02, 5 of them better than usual.\n"))
                .startsWith("Worse than usual: 25 alerts of Unit02, 5 of them better than usual.\nAlert "
                        + storm.get(INDICATORS + 24) + ", Indicator 25: 312 kg; usual for ")
                .contains(": 410 to 450 kg. Alert " + storm.get(INDICATORS + 23) + ", Indicator 24: ")
                .endsWith(" And 22 more.");
        assertThat(text("Peor de lo habitual: 25 alertas de Unit03, 5 de ellas mejor de lo habitual."))
                .contains(", Indicador 25: 312 kg; lo habitual para el ", ": de 410 a 450 kg.")
                .endsWith(" Y 22 más.");
        assertThat(text("Worse than usual: 23 alerts of Unit01, 3 of them better than usual."))
                .endsWith(" And 20 more. 2 others were called off meanwhile.");
        assertThat(tied()).isEqualTo(storm.size() + retracted.size());

        var open = storm.subList(retracted.size(), storm.size());
        chat.delivered.clear();
        atOnce(open, Step.ESCALATED, AlertedBakery.SECTOR, () -> lone);
        deliverAll();
        assertThat(chat.delivered).hasSize(2 * UNITS);
        assertThat(chat.delivered)
                .filteredOn(message -> message.text().startsWith("Passed on to Food: 23 alerts of Unit01"))
                .hasSize(2);
        chat.delivered.clear();
        atOnce(open, Step.RECOVERED, null, () -> lone);
        deliverAll();
        assertThat(chat.delivered)
                .hasSize(2 * UNITS)
                .allSatisfy(message -> assertThat(message.link()).hasToString("http://room.example/alerts"));
        assertThat(text("Back to usual: 25 alerts of Unit02")).contains(", passed on as far as Food.\n");

        chat.delivered.clear();
        var later = bakery.opened();
        deliverAll();
        assertThat(chat.delivered).extracting(ChatMessage::alert).containsExactly(later);
    }

    @Test
    void alertsThatKeepComingAreCombinedAfterAPause() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        for (var told = 1; told <= 10; told++) {
            bakery.opened();
            deliverAll();
            assertThat(chat.delivered).hasSize(told);
        }
        clock.move(Duration.ofSeconds(20));
        var held = List.of(bakery.opened(), bakery.opened(), bakery.opened());
        delivery.deliverDue();
        bakery.step(held.getFirst(), Step.RECOVERED, null);
        clock.move(Duration.ofSeconds(90));
        await().until(() -> {
            delivery.deliverDue();
            return bakery.outbox.overdue(10).isEmpty();
        });
        assertThat(chat.tried).hasSize(10);

        clock.move(Duration.ofSeconds(20));
        deliverAll();
        assertThat(chat.delivered).hasSize(12);
        assertThat(chat.delivered.get(10).text()).startsWith("Worse than usual: 3 alerts of Bakery.\n");
        assertThat(chat.delivered.get(11).text()).startsWith("Alert " + held.getFirst() + ": back to usual");
    }

    @Test
    void ofNodesThatFindManyMessagesAtOnceOneMakesTheDigest() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        many(30);
        try (var log = CapturedLog.of("coop.minga.analytics.outbox");
                var second = node(2);
                var third = node(3)) {
            bakery.transaction.executeWithoutResult(status -> {
                bakery.jdbc
                        .sql("select id from outbox where id = 2 for update")
                        .query(Long.class)
                        .single();
                List.of(delivery, second, third).forEach(Delivery::deliverDue);
                await("all wait").until(() -> waitingForLocks() == 3);
            });
            deliverAll();
            assertThat(log.lines()).as("of nodes in each other's way").isEmpty();
        }
        assertThat(chat.tried)
                .singleElement()
                .extracting(ChatMessage::text)
                .asString()
                .startsWith("Worse than usual: 30 alerts of Bakery.\n");
        assertThat(tied()).isEqualTo(30);
    }

    @Test
    void anAlertThatReopensWhileADigestIsMadeIsReported() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        var alerts = many(30);
        var again = alerts.getLast();
        withdraw(again);
        bakery.transaction.executeWithoutResult(status -> {
            bakery.jdbc
                    .sql("select id from outbox where id = 2 for update")
                    .query(Long.class)
                    .single();
            delivery.deliverDue();
            await("waits").until(() -> waitingForLocks() == 1);
            bakery.jdbc
                    .sql("update alert set state = 'OPEN', closed_at = null where id = :id")
                    .param("id", again.value())
                    .update();
            bakery.step(again, Step.REOPENED, null);
        });
        deliverAll();
        assertThat(chat.delivered.getLast().alert()).isEqualTo(again);
        assertThat(chat.delivered.getLast().text()).startsWith("Worse than usual, alert " + again + " goes on: ");
    }

    @Test
    void aDigestWhoseSenderDiedIsSentOnceMoreInTheSameWords() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        var hangs = new CountDownLatch(1);
        chat.when("own", message -> after(hangs));
        many(11);
        deliverUntilTried(1);
        chat.mend("own");
        bakery.opened();
        clock.move(Duration.ofMinutes(3));
        try (var second = node(2)) {
            await().until(() -> {
                second.deliverDue();
                return bakery.outbox.undeliveredCount() == 0;
            });
        }
        hangs.countDown();
        assertThat(chat.tried)
                .filteredOn(message -> message.text().startsWith("Worse than usual: "))
                .hasSize(2);
        assertThat(chat.tried).hasSize(3);
        var first = chat.tried.getFirst();
        assertThat(chat.tried.getLast()).isEqualTo(first);
        assertThat(first.text()).startsWith("Worse than usual: 11 alerts of Bakery.\n");
    }

    @Test
    void whatADigestThatIsGivenUpStandsForHoldsUpNothing() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        chat.when(
                "own",
                message -> message.text().startsWith("Worse than usual")
                        ? new SendOutcome.Rejected("not this one")
                        : new SendOutcome.Delivered());
        var alerts = many(11);
        alerts.forEach(alert -> bakery.step(alert, Step.RECOVERED, null));
        await().until(() -> {
            clock.move(PAST_ANY_PAUSE);
            delivery.deliverDue();
            return bakery.outbox.undeliveredCount() == 0;
        });
        assertThat(chat.tried).hasSize(6);
        assertThat(chat.delivered)
                .singleElement()
                .extracting(ChatMessage::text)
                .asString()
                .startsWith("Back to usual: ");
        assertThat(bakery.outbox.failedCount()).isOne();

        chat.mend("own");
        bakery.put("own", AlertedBakery.BAKERY, ChannelKind.WEBHOOK, URI.create("http://chat.example/new"));
        deliverAll();
        assertThat(chat.delivered.getLast().text()).startsWith("Worse than usual: 11 alerts of Bakery.\n");
        assertThat(chat.delivered).hasSize(2);
        assertThat(bakery.outbox.failedCount()).isZero();
    }

    @Test
    void aChannelWhoseDigestWaitsIsLeftAlone() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        chat.when("own", message -> new SendOutcome.Rejected("not this one"));
        many(11);
        deliverUntilTried(1);
        delivery.close();
        var before = lastTakenUp();
        try (var second = node(2)) {
            var ticks = new AtomicInteger();
            await().until(() -> {
                second.deliverDue();
                return ticks.incrementAndGet() == 5;
            });
        }
        assertThat(lastTakenUp()).isEqualTo(before);
    }

    @Test
    void aDigestThatIsTooOldIsGivenUpWithAllThatItStandsFor() {
        bakery.webhook("own", AlertedBakery.BAKERY);
        chat.when("own", message -> new SendOutcome.Unreachable("down", Duration.ZERO));
        var alerts = many(11);
        deliverUntilTried(1);
        clock.move(Duration.ofDays(7));
        var returned = alerts.getLast();
        bakery.step(returned, Step.RECOVERED, null);
        await().until(() -> {
            clock.move(PAST_ANY_PAUSE);
            delivery.deliverDue();
            return bakery.outbox.failedCount() == 1;
        });
        chat.mend("own");
        clock.move(PAST_ANY_PAUSE);
        deliverAll();
        assertThat(chat.delivered)
                .singleElement()
                .extracting(ChatMessage::alert)
                .isEqualTo(returned);
    }

    private Delivery node(int seed) {
        return new Delivery(bakery.channels, bakery.outbox, List.of(chat), clock, new Random(seed));
    }

    private long waitingForLocks() {
        return bakery.jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Long.class).single();
    }

    private List<AlertId> many(int count) {
        return IntStream.range(0, count).mapToObj(each -> bakery.opened()).toList();
    }

    /** One step of all alerts and another act, in one transaction. */
    private AlertId atOnce(List<AlertId> alerts, Step what, @Nullable String level, Supplier<AlertId> act) {
        var done = bakery.transaction.execute(status -> {
            alerts.forEach(alert -> bakery.step(alert, what, level));
            return act.get();
        });
        return Objects.requireNonNull(done);
    }

    private void withdraw(AlertId alert) {
        bakery.jdbc
                .sql("update alert set state = 'RETRACTED', closed_at = now() where id = :id")
                .param("id", alert.value())
                .update();
        bakery.step(alert, Step.RETRACTED, null);
    }

    /** 25 alerts per unit with rising severity; the first five are better than usual. */
    private List<AlertId> stormOverTheSector() {
        for (var number = 1; number <= UNITS; number++) {
            var unit = "unit%02d".formatted(number);
            bakery.unit(unit, AlertedBakery.SECTOR, "COOPERATIVE");
            bakery.outbox.connect(new ChatChannel(
                    new ChannelId(unit),
                    new UnitId(unit),
                    ChannelKind.WEBHOOK,
                    URI.create("http://chat.example/" + unit),
                    number == 3 ? Locale.of("es") : Locale.ENGLISH));
        }
        return bakery.jdbc
                .sql("""
                        with measured as (
                          insert into indicator (unit, code, names, measure, nature, good_direction, recovery_hours)
                          select unit.id, 'i' || number, jsonb_build_object('en', 'Indicator ' || number, 'es', 'Indicador ' || number),
                            'kg', 'FLOW', 'UP', 48
                          from unit, generate_series(1, :indicators) number where unit.id like 'unit%'
                          returning unit, series, substr(code, 2)::integer as number)
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from)
                        select unit, series, :day, :day, 'LEVEL_STEP', 'DOWN', case when number <= 5 then 'PLEASURE' else 'PAIN' end,
                          312, 430, 410, 450, number, 0.9, 'OPEN', unit, :now, :now
                        from measured order by unit, number
                        returning id
                        """)
                .param("indicators", INDICATORS)
                .param("day", LocalDate.of(2026, 3, 20))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new AlertId(row.getLong("id")))
                .list();
    }

    /** The last transaction that locked the channel. */
    private String lastTakenUp() {
        return bakery.jdbc
                .sql("select xmax::text from chat_channel")
                .query(String.class)
                .single();
    }

    private long tied() {
        return bakery.jdbc.sql("""
                        select count(*) from outbox tied join outbox told on told.id = tied.digest_id and told.digest_id = told.id
                        where told.channel = tied.channel and told.delivered_at is not null and tied.delivered_at is not null
                        """).query(Long.class).single();
    }

    private String text(String beginning) {
        return chat.delivered.stream()
                .map(ChatMessage::text)
                .filter(text -> text.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(beginning + " is not said in " + chat.delivered));
    }

    private void deliverAll() {
        await().until(() -> {
            delivery.deliverDue();
            return bakery.outbox.undeliveredCount() == 0;
        });
    }

    private void deliverUntilTried(int tried) {
        await().until(() -> {
            delivery.deliverDue();
            return chat.tried.size() == tried;
        });
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
