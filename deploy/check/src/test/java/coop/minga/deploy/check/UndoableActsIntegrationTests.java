package coop.minga.deploy.check;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.act.PendingAct;
import coop.minga.analytics.act.PendingAct.Progress;
import coop.minga.analytics.act.PendingActs;
import coop.minga.analytics.act.UndoableActs;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.AlertJournal;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.people.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Acts that can be undone, committed by several nodes on a real database. */
@RealServices
final class UndoableActsIntegrationTests extends BakeryAlerts {

    private static final Duration ALMOST = Duration.ofMillis(9_999);

    private final MovedClock machine = new MovedClock();
    private final List<Step> told = new CopyOnWriteArrayList<>();
    private PersonId baker;
    private PersonId second;
    private PersonId ofFood;
    private AlertId id;

    @BeforeEach
    void raise() {
        live(bread);
        id = open(bread).id();
        baker = delegate("baker", JudgedBakery.BAKERY);
        second = delegate("second", JudgedBakery.BAKERY);
        ofFood = delegate("of-food", JudgedBakery.SECTOR);
    }

    @Test
    void commitsAnActOnceAfterTenSecondsHoweverManyNodesWatchAndTellsItThen() {
        var act = node().acknowledge(baker, id, second);
        assertThat(act.progress()).isEqualTo(Progress.WAITS);
        machine.move(ALMOST);
        assertThat(node().commitDue()).isZero();
        assertThat(alert().state()).isEqualTo(AlertState.OPEN);
        assertThat(told).isEmpty();
        machine.move(Duration.ofMillis(1));
        assertThat(together(node(), node(), node(), node())).isEqualTo(1);
        assertThat(alert()).returns(AlertState.ACKNOWLEDGED, Alert::state).returns(second, Alert::acknowledgedBy);
        assertThat(told).containsExactly(Step.ACKNOWLEDGED);
        var event = bakery.events.of(id).getLast();
        assertThat(event.person()).isEqualTo(baker);
        assertThat(event.other()).isEqualTo(second);
        assertThat(node().of(baker, id)).isEmpty();
    }

    @Test
    void countsAsDoneWhenItWasPressedAlthoughTheTimeOfTheLevelRunsOutBeforeItsCommit() {
        var deadline = Objects.requireNonNull(alert().deadline());
        bakery.clock.move(Duration.between(bakery.clock.instant(), deadline).minusSeconds(1));
        var pressed = bakery.clock.instant();
        node().acknowledge(baker, id, baker);
        bakery.clock.move(Duration.ofSeconds(10));
        machine.move(UndoableActs.UNDO_TIME);
        assertThat(node().commitDue()).isEqualTo(1);
        assertThat(alert().state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(alert().clockFrom()).isEqualTo(pressed);
    }

    @Test
    void forgetsWhatIsUndoneInTimeAndRefusesToUndoWhatIsCommitted() {
        var act = node().declareNewNormal(baker, id, "One oven was sold");
        assertThatThrownBy(() -> node().undo(second, act.id())).isInstanceOf(StateConflictException.class);
        node().undo(baker, act.id());
        machine.move(UndoableActs.UNDO_TIME);
        assertThat(node().commitDue()).isZero();
        assertThat(alert().isOpen()).isTrue();
        var again = node().declareNewNormal(baker, id, "One oven was sold");
        machine.move(UndoableActs.UNDO_TIME);
        assertThat(node().commitDue()).isEqualTo(1);
        assertThat(alert().state()).isEqualTo(AlertState.NEW_NORMAL);
        assertThatThrownBy(() -> node().undo(baker, again.id())).isInstanceOf(StateConflictException.class);
    }

    @Test
    void keepsAnActThatBecameImpossibleUntilItsPersonHasSeenIt() {
        var act = node().acknowledge(baker, id, second);
        bakery.mandates.recall(baker, JudgedBakery.BAKERY, bakery.clock.instant());
        machine.move(UndoableActs.UNDO_TIME);
        assertThat(node().commitDue()).isZero();
        assertThat(alert().state()).isEqualTo(AlertState.OPEN);
        assertThat(told).isEmpty();
        assertThat(node().of(second, id)).extracting(PendingAct::progress).containsExactly(Progress.IMPOSSIBLE);
        node().undo(baker, act.id());
        assertThat(node().of(second, id)).isEmpty();
    }

    @Test
    void refusesAtOnceWhatAPersonMayNotDo() {
        assertThatThrownBy(() -> node().acknowledge(ofFood, id, ofFood)).isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> node().acknowledge(baker, id, ofFood)).isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> node().declareNewNormal(ofFood, id, "We say so"))
                .isInstanceOf(PermissionDeniedException.class);
        node().acknowledge(baker, id, baker);
        assertThatThrownBy(() -> node().acknowledge(second, id, second)).isInstanceOf(StateConflictException.class);
    }

    @Test
    void closesAnAlertOfHarmByTheLevelAboveWithASecondPersonOnly() {
        bakery.jdbc.sql("update indicator set harm = true").update();
        assertThatThrownBy(() -> node().declareNewNormal(baker, id, "It is so"))
                .isInstanceOf(PermissionDeniedException.class);
        bakery.clock.move(Duration.ofDays(2));
        assertThat(escalator().escalate()).isEqualTo(1);
        assertThatThrownBy(() -> node().declareNewNormal(baker, id, "It is so"))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> actions().declareNewNormal(ofFood, id, "It is so", null))
                .isInstanceOf(StateConflictException.class);
        assertThatThrownBy(() -> actions().declareNewNormal(ofFood, id, "It is so", ofFood))
                .isInstanceOf(PermissionDeniedException.class);
        var act = node().declareNewNormal(ofFood, id, "It is so");
        assertThat(act.progress()).isEqualTo(Progress.UNCONFIRMED);
        machine.move(Duration.ofDays(1));
        assertThat(node().commitDue()).isZero();
        assertThatThrownBy(() -> node().confirm(ofFood, act.id())).isInstanceOf(PermissionDeniedException.class);
        node().confirm(baker, act.id());
        assertThat(node().commitDue()).isZero();
        machine.move(UndoableActs.UNDO_TIME);
        assertThat(node().commitDue()).isEqualTo(1);
        assertThat(alert().state()).isEqualTo(AlertState.NEW_NORMAL);
        assertThat(bakery.events.of(id).getLast().other()).isEqualTo(baker);
    }

    private int together(UndoableActs... nodes) {
        var start = new CyclicBarrier(nodes.length);
        var runs = Stream.of(nodes)
                .map(node -> CompletableFuture.supplyAsync(
                        () -> {
                            start(start);
                            return node.commitDue();
                        },
                        task -> Thread.ofPlatform().start(task)))
                .toList();
        return runs.stream().mapToInt(CompletableFuture::join).sum();
    }

    private static void start(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Alert alert() {
        return bakery.alerts.find(id).orElseThrow();
    }

    private PersonId delegate(String name, UnitId unit) {
        return bakery.delegate(name, unit, TODAY.plusYears(1));
    }

    /** What a node has of its own: all else is in the database. */
    private UndoableActs node() {
        return new UndoableActs(
                bakery.transaction,
                new PendingActs(bakery.jdbc),
                access(),
                actions(),
                new ChangeNotifier(bakery.jdbc, new DriverManagerDataSource()), // not started
                bakery.clock,
                machine);
    }

    private AlertActions actions() {
        return new AlertActions(
                bakery.transaction,
                access(),
                bakery.units,
                bakery.indicators,
                bakery.judgedDays,
                new AlertJournal(bakery.alerts, bakery.events, (alert, event) -> told.add(event.step())),
                bakery.clock);
    }

    private AlertAccess access() {
        return new AlertAccess(
                bakery.access(),
                bakery.alerts,
                bakery.events,
                bakery.indicators,
                new AccessLog(bakery.jdbc, bakery.units, bakery.clock));
    }
}
