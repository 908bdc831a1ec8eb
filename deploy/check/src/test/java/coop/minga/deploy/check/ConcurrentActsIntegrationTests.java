package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertJournal;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.event.EventDraft;
import coop.minga.analytics.event.KnownEvent.Kind;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.people.PersonId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Of two concurrent acts both are kept, or the second is reported as overtaken. */
@RealServices
final class ConcurrentActsIntegrationTests extends BakeryAlerts {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void aPersonAcknowledgesWhileTheJudgeAddsALaterDay() {
        var fund = fallenFund();
        var alert = open(fund);
        var delegate = delegate(JudgedBakery.FEDERATION);
        var acknowledged = during(() -> fallsFurther(fund), () -> actions().acknowledge(delegate, alert.id()));
        assertThat(acknowledged).succeedsWithin(PATIENCE).returns(AlertState.ACKNOWLEDGED, Alert::state);
        assertThat(bakery.events.of(alert.id()))
                .extracting(AlertEvent::step)
                .containsExactly(Step.OPENED, Step.WORSENED, Step.ACKNOWLEDGED);
    }

    @Test
    void theJudgeAddsALaterDayWhileAPersonAcknowledges() {
        var fund = fallenFund();
        var alert = open(fund);
        var delegate = delegate(JudgedBakery.FEDERATION);
        var told = during(() -> actions().acknowledge(delegate, alert.id()), () -> fallsFurther(fund));
        assertThat(told).succeedsWithin(PATIENCE);
        assertThat(bakery.events.of(alert.id()))
                .extracting(AlertEvent::step)
                .containsExactly(Step.OPENED, Step.ACKNOWLEDGED, Step.WORSENED);
    }

    @Test
    void ofTwoConcurrentChangesOfAnEventTheSecondIsRefused() {
        var baker = delegate(JudgedBakery.BAKERY);
        var event = bakery.announcements().announce(baker, bread.series(), strike(TODAY));
        var withdrawn = during(
                () -> bakery.announcements().changeTo(baker, event.id(), bread.series(), strike(TODAY.plusDays(1))),
                () -> {
                    bakery.announcements().withdraw(baker, event.id());
                    return event;
                });
        assertThatThrownBy(withdrawn::join).hasRootCauseInstanceOf(StateConflictException.class);
        assertThat(bakery.announced.history(event.id())).hasSize(2);
    }

    @Test
    void ofTwoWhoAnnounceTheLastPossibleEventAtOnceOneIsRefused() {
        var baker = delegate(JudgedBakery.BAKERY);
        for (var i = 1; i < 50; i++) {
            bakery.announcements().announce(baker, bread.series(), strike(TODAY.plusDays(i)));
        }
        var second = during(
                () -> bakery.announcements().announce(baker, bread.series(), strike(TODAY.plusDays(60))),
                () -> bakery.announcements().announce(baker, bread.series(), strike(TODAY.plusDays(61))));
        assertThatThrownBy(second::join).hasMessageContaining("50 events are announced");
        assertThat(bakery.announced.of(bread)).hasSize(50);
    }

    /** Commits the first act when the second waits for its lock in another thread. */
    private <T> CompletableFuture<T> during(Runnable first, Supplier<T> act) {
        var running = bakery.transaction.execute(status -> {
            first.run();
            var second = CompletableFuture.supplyAsync(
                    act, task -> Thread.ofVirtual().start(task));
            await().until(() -> waitsForALock() || second.isDone());
            return second;
        });
        return Objects.requireNonNull(running);
    }

    private boolean waitsForALock() {
        return bakery.jdbc.sql("""
                        select exists (select from pg_stat_activity
                                       where datname = current_database() and wait_event_type = 'Lock')
                        """).query(Boolean.class).single();
    }

    private AlertActions actions() {
        var access = new AlertAccess(
                bakery.access(),
                bakery.alerts,
                bakery.events,
                bakery.indicators,
                new AccessLog(bakery.jdbc, bakery.units, bakery.clock));
        return new AlertActions(
                bakery.transaction,
                access,
                bakery.units,
                bakery.indicators,
                bakery.judgedDays,
                new AlertJournal(bakery.alerts, bakery.events, (alert, event) -> {}),
                bakery.clock);
    }

    /** The root has no clock. Its open alert's level has become the expected one. */
    private Indicator fallenFund() {
        var fund = bakery.indicators.of(JudgedBakery.FEDERATION).getFirst();
        live(fund);
        stays(fund, 300, 1, 30);
        bakery.clock.move(Duration.ofDays(1));
        return fund;
    }

    private Indicator fallsFurther(Indicator fund) {
        bakery.live(fund, TODAY.plusDays(30), 20);
        return fund;
    }

    private PersonId delegate(UnitId unit) {
        return bakery.delegate("of-" + unit, unit, TODAY.plusYears(1));
    }

    private static EventDraft strike(LocalDate day) {
        return new EventDraft(
                Kind.STRIKE,
                false,
                new EventDraft.Period(false, day, day),
                Direction.DOWN,
                new EventDraft.Promise(null, true, null),
                "The drivers strike");
    }
}
