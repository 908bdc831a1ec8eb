package coop.minga.deploy.check;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.discussion.Message;
import coop.minga.analytics.discussion.Threads;
import coop.minga.analytics.now.NowSnapshots;
import coop.minga.analytics.people.Mandate;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Role;
import coop.minga.analytics.people.Theme;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** An alert from its reading to its end, on a real database and a moved clock. */
@RealServices
final class AlertLifeIntegrationTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 18);
    private static final int HISTORY = 120;
    private static final PersonId BAKER = new PersonId("baker");
    private static final PersonId OF_FOOD = new PersonId("food-delegate");
    private static final PersonId MILKER = new PersonId("milker");

    private RunningFederation federation;
    private long sequence;

    @BeforeEach
    void start(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) {
        federation = new RunningFederation(broker, database, folder);
        federation.startNode();
        federation.setClock(at(TODAY, 8));
        person(BAKER, "bakery");
        person(OF_FOOD, "food");
        person(MILKER, "dairy");
        state(TODAY.minusDays(HISTORY), steady(HISTORY));
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void opensOnTheUnitAndHurtsWhenTheReadingFalls() {
        state(TODAY, 300);
        var alert = theAlert();
        assertThat(alert.unit()).isEqualTo(new UnitId("bakery"));
        assertThat(alert.currentLevel()).isEqualTo(new UnitId("bakery"));
        assertThat(alert.polarity()).isEqualTo(Polarity.PAIN);
        assertThat(alert.deviation().value()).isEqualTo(300);
        assertThat(alert.deviation().expected().low()).isGreaterThan(800);
    }

    @Test
    void keepsHistoryFromSoundingAnAlarm() {
        federation.setClock(at(TODAY.plusDays(20), 8));
        state(TODAY, 300);
        assertThat(federation.count("alert")).isZero();
        assertThat(federation
                        .tables()
                        .sql("select count(*) from judged_day where flagged")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void opensAlthoughItCouldNotBeWrittenDownAtFirst() {
        var sabotage = FailingTable.of(federation.tables(), "alert", 1);
        send(TODAY, 300);
        await("refused").until(() -> sabotage.attempts() > 0);
        await("opened").until(() -> {
            federation.tables().sql("update dirty_series set marked_at = now()").update();
            return federation.count("alert") == 1;
        });
        assertThat(theAlert().deviation().value()).isEqualTo(300);
    }

    @Test
    void climbsOnceAndNotBeforeItsDeadlineHoweverManyNodesWatch() {
        federation.startNode();
        state(TODAY, 300);
        var deadline = deadlineOf(theAlert());
        federation.setClock(deadline.minusMillis(1));
        await().during(Duration.ofSeconds(1)).until(() -> climbs() == 0);
        federation.setClock(deadline);
        await().until(() -> climbs() == 1);
        assertThat(theAlert().currentLevel()).isEqualTo(new UnitId("food"));
        await().during(Duration.ofSeconds(1)).until(() -> climbs() == 1);
        federation.setClock(deadlineOf(theAlert()));
        await().until(() -> climbs() == 2);
        assertThat(theAlert().currentLevel()).isEqualTo(new UnitId("fed"));
        assertThat(theAlert().deadline()).isNull();
    }

    @Test
    void climbsInTimeAlthoughTheClockOfANodeIsAnHourAhead() {
        var ahead = federation.startNodeAhead(Duration.ofHours(1));
        state(TODAY, 300);
        var deadline = deadlineOf(theAlert());
        var now = deadline.minus(Duration.ofMinutes(30));
        federation.part(Federations.class).setClock(now, 1);
        var theirs = ahead.getBean(SharedFederationClock.class);
        theirs.refresh();
        assertThat(theirs.instant()).isBetween(now, deadline);
        await().during(Duration.ofSeconds(2)).until(() -> climbs() == 0);
    }

    @Test
    void keepsItsClockOverARestart() {
        state(TODAY, 300);
        var before = theAlert();
        federation.restart();
        assertThat(theAlert()).isEqualTo(before);
        federation.setClock(deadlineOf(before));
        await().until(() -> climbs() == 1);
    }

    @Test
    void buysTimeWhenAcknowledgedAndClimbsAllTheSame() {
        state(TODAY, 300);
        var first = deadlineOf(theAlert());
        federation.setClock(at(TODAY, 20));
        federation.part(AlertActions.class).acknowledge(BAKER, theAlert().id());
        assertThat(theAlert().state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(deadlineOf(theAlert())).isAfter(first);
        federation.setClock(deadlineOf(theAlert()));
        await().until(() -> climbs() == 1);
    }

    @Test
    void closesByItselfWhenTheReadingsReturn() {
        state(TODAY, 300);
        var id = theAlert().id();
        for (var day = 1; day <= 3; day++) {
            federation.setClock(at(TODAY.plusDays(day), 8));
            state(TODAY.plusDays(day), steady(HISTORY + day + 1)[HISTORY + day]);
        }
        assertThat(federation.part(Alerts.class).find(id).orElseThrow().state()).isEqualTo(AlertState.RECOVERED);
    }

    @Test
    void isWithdrawnWhenTheReadingIsCorrected() {
        state(TODAY, 300);
        var id = theAlert().id();
        state(TODAY, 1000);
        assertThat(federation.part(Alerts.class).find(id).orElseThrow().state()).isEqualTo(AlertState.RETRACTED);
        assertThat(federation.count("alert")).isEqualTo(1);
    }

    @Test
    void isClosedByTheNewNormalOfTheLevelThatHoldsItAndByNobodyElses() {
        state(TODAY, 300);
        var id = theAlert().id();
        var actions = federation.part(AlertActions.class);
        assertThatThrownBy(() -> actions.declareNewNormal(OF_FOOD, id, "we say so", null))
                .isInstanceOf(PermissionDeniedException.class);
        federation.setClock(deadlineOf(theAlert()));
        await().until(() -> climbs() == 1);
        assertThatThrownBy(() -> actions.declareNewNormal(BAKER, id, "one oven was sold", null))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(actions.declareNewNormal(OF_FOOD, id, "one oven was sold", null)
                        .state())
                .isEqualTo(AlertState.NEW_NORMAL);
        assertThat(federation.part(AlertEvents.class).of(id).getLast().note()).isEqualTo("one oven was sold");
    }

    @Test
    void isACountToTheLevelAboveUntilItHasClimbedThere() {
        state(TODAY, 300);
        var id = theAlert().id();
        var access = federation.part(AlertAccess.class);
        var threads = federation.part(Threads.class);
        assertThatThrownBy(() -> access.requireVisible(OF_FOOD, id)).isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> threads.post(BAKER, id, UUID.randomUUID(), " \u200B\u3164 "))
                .isInstanceOf(UnfitInputException.class)
                .hasMessageContaining("this one has 0");
        assertThatThrownBy(() -> threads.post(MILKER, id, UUID.randomUUID(), "hello"))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(denials()).isEqualTo(2);
        var snapshots = federation.part(NowSnapshots.class);
        var viewer = federation.part(Access.class).viewer(OF_FOOD);
        assertThat(snapshots.snapshot(viewer).alerts().alerts()).isEmpty();
        assertThat(snapshots.snapshot(viewer).listing().readings()).isEmpty();
        assertThat(snapshots
                        .snapshot(viewer)
                        .openAlertsBelow(new UnitId("food"))
                        .total())
                .isEqualTo(1);
        federation.setClock(deadlineOf(theAlert()));
        await().until(() -> climbs() == 1);
        assertThat(snapshots.snapshot(viewer).alerts().alerts())
                .extracting(Alert::id)
                .containsExactly(id);
        assertThat(snapshots.snapshot(viewer).listing().readings()).isEmpty();
        threads.post(OF_FOOD, id, UUID.randomUUID(), "Do you need flour?");
        threads.post(BAKER, id, UUID.randomUUID(), "Yes, two tonnes.");
        assertThat(threads.messages(BAKER, id, 1).messages())
                .extracting(Message::text)
                .containsExactly("Do you need flour?", "Yes, two tonnes.");
        assertThatThrownBy(() -> threads.messages(MILKER, id, 1)).isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void getsNoReadingsOfOtherUnits() {
        federation.send(
                federation.dairy.signed(federation.dairy.report(1, "milk", TODAY.minusDays(HISTORY), steady(HISTORY))));
        state(TODAY, 300);
        var before = theAlert();
        for (var day = 0; day <= 5; day++) {
            federation.send(federation.dairy.signed(
                    federation.dairy.report(2 + day, "milk", TODAY.minusDays(day), 1000 + day)));
        }
        await().until(() -> federation.countOf(federation.dairy, "report") == 7);
        federation.awaitJudged();
        assertThat(theAlert()).isEqualTo(before);
    }

    /** Around 1000 with little noise, reproducible. */
    private static double[] steady(int days) {
        var random = new Random(7);
        return random.doubles(days).map(noise -> 1000 + 40 * (noise - 0.5)).toArray();
    }

    private void state(LocalDate first, double... values) {
        send(first, values);
        federation.awaitJudged();
    }

    private void send(LocalDate first, double... values) {
        sequence++;
        var statements = new ArrayList<Statement>();
        for (var value : values) {
            statements.add(new Statement(new IndicatorCode("bread"), first.plusDays(statements.size()), value, "kg"));
        }
        federation.send(federation.bakery.signed(federation.bakery.report(
                sequence, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(sequence), statements)));
        await().until(() -> federation.countOf(federation.bakery, "report") == sequence);
    }

    private Alert theAlert() {
        var open = federation.part(Alerts.class).openOf(series());
        assertThat(open).as("open alerts").isNotEmpty();
        return open.getFirst();
    }

    private SeriesId series() {
        return federation
                .part(Indicators.class)
                .of(new UnitId("bakery"))
                .getFirst()
                .series();
    }

    private static Instant deadlineOf(Alert alert) {
        var deadline = alert.deadline();
        if (deadline == null) {
            throw new AssertionError("alert " + alert.id() + " has no deadline");
        }
        return deadline;
    }

    private long climbs() {
        return federation.part(AlertEvents.class).of(theAlert().id()).stream()
                .filter(event -> event.step() == AlertEvent.Step.ESCALATED)
                .count();
    }

    private long denials() {
        return federation.count("access_denial");
    }

    private void person(PersonId id, String unit) {
        federation.part(People.class).put(new Person(id, id.value(), "{noop}x", Locale.ENGLISH, Theme.DARK, false));
        federation
                .part(Mandates.class)
                .give(new Mandate(id, new UnitId(unit), Role.DELEGATE, TODAY, TODAY.plusYears(1), false));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(Cooperative.ZONE).toInstant();
    }
}
