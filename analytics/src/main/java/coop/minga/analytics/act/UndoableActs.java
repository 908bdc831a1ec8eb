package coop.minga.analytics.act;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.act.PendingAct.Acknowledge;
import coop.minga.analytics.act.PendingAct.DeclareNewNormal;
import coop.minga.analytics.act.PendingAct.Kind;
import coop.minga.analytics.act.PendingAct.Progress;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.UnfitInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Acts on alerts that people can undo for ten seconds. Any node commits each once (decision 042). */
public final class UndoableActs {

    /** On the machine's clock: people react at the same pace in a demonstration. */
    public static final Duration UNDO_TIME = Duration.ofSeconds(10);

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMinutes(1);
    private static final int COMMITTED_AT_ONCE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(UndoableActs.class);

    private final TransactionTemplate transaction;
    private final PendingActs acts;
    private final AlertAccess access;
    private final AlertActions actions;
    private final ChangeNotifier notifier;
    private final Clock clock;
    private final Clock machine;

    /**
     * @param clock the federation's, for the time of an act
     * @param machine for the time to undo
     */
    public UndoableActs(
            TransactionTemplate transaction,
            PendingActs acts,
            AlertAccess access,
            AlertActions actions,
            ChangeNotifier notifier,
            Clock clock,
            Clock machine) {
        this.transaction = transaction;
        this.acts = acts;
        this.access = access;
        this.actions = actions;
        this.notifier = notifier;
        this.clock = clock;
        this.machine = machine;
    }

    /** The alert's pending acts, for those who may see it. */
    public List<PendingAct> of(PersonId person, AlertId alert) {
        access.requireVisible(person, alert);
        return acts.of(alert);
    }

    /** Those who may look after the alert now. */
    public List<PersonId> owners(Alert alert) {
        return access.owners(alert);
    }

    /** Whether the person may confirm the act as a second one. */
    public boolean maySecond(PersonId person, PendingAct act, Alert alert) {
        return act.progress() == Progress.UNCONFIRMED && actions.maySecond(person, act.actor(), alert);
    }

    /**
     * The owner looks after the alert. Refused as {@link AlertActions#acknowledge(PersonId, AlertId)} is.
     *
     * @param owner a delegate of its unit or current level
     */
    public PendingAct acknowledge(PersonId actor, AlertId alert, PersonId owner) {
        actions.requireAcknowledgeable(actor, alert, owner);
        return change(() -> acts.add(
                alert,
                actor,
                new Acknowledge(owner),
                clock.instant(),
                machine.instant().plus(UNDO_TIME)));
    }

    /** The deviation will stay. Waits for a second person where the indicator counts harm. */
    public PendingAct declareNewNormal(PersonId actor, AlertId id, String reason) {
        var alert = actions.requireNewNormal(actor, id, reason);
        var dueAt = actions.needsSecond(alert) ? null : machine.instant().plus(UNDO_TIME);
        return change(() -> acts.add(id, actor, new DeclareNewNormal(reason.strip(), null), clock.instant(), dueAt));
    }

    /**
     * Confirms as the second person that a deviation will stay.
     *
     * @throws StateConflictException if it waits no more
     */
    public PendingAct confirm(PersonId second, long id) {
        return change(() -> {
            var act = acts.lock(id)
                    .filter(each -> each.progress() == Progress.UNCONFIRMED)
                    .orElseThrow(() -> new StateConflictException("Act " + id + " waits for nobody any more."));
            actions.requireSecond(second, act.actor(), access.requireVisible(second, act.alert()));
            acts.confirm(id, second, machine.instant().plus(UNDO_TIME));
            return act;
        });
    }

    /**
     * Takes back an act of the person: one that is not committed yet, or a refused one.
     *
     * @throws StateConflictException if it is committed
     */
    public PendingAct undo(PersonId actor, long id) {
        return change(() -> {
            var act = acts.lock(id)
                    .filter(each -> each.isOf(actor))
                    .orElseThrow(() -> new StateConflictException("Act " + id + " is committed and cannot be undone."));
            acts.delete(id);
            return act;
        });
    }

    private PendingAct change(Supplier<PendingAct> change) {
        var act = Objects.requireNonNull(transaction.execute(status -> change.get()));
        notifier.notifyChanged(ChangeTopic.ALERTS);
        return act;
    }

    /**
     * Commits every act whose time to undo is over. Called about each second on any number of nodes.
     *
     * @return how many were committed
     */
    public int commitDue() {
        acts.refuseOfEnded(machine.instant());
        return Math.toIntExact(acts.due(machine.instant(), COMMITTED_AT_ONCE).stream()
                .filter(id -> tryCommit(id, true))
                .count());
    }

    /**
     * In a transaction of its own, so that a failure stops no other act.
     *
     * @param again whether to try again after an illegal move, which a concurrent change may cause
     */
    private boolean tryCommit(long id, boolean again) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> commit(id)));
        } catch (StateConflictException | PermissionDeniedException | UnfitInputException impossible) {
            if (again) {
                return tryCommit(id, false);
            }
            LOG.warn("Act {} became impossible before its commit: {}", id, impossible.getMessage());
            acts.refuse(id, machine.instant());
            notifier.notifyChanged(ChangeTopic.ALERTS);
            return false;
        } catch (RuntimeException e) {
            if (Outage.of(e).isPresent()) {
                throw e;
            }
            LOG.error("Act {} cannot be committed and will be tried again: {}", id, e.getMessage(), e);
            acts.postpone(id, machine.instant().plus(PAUSE_AFTER_FAULT));
            return false;
        }
    }

    private boolean commit(long id) {
        var due = acts.lockDue(id, machine.instant());
        due.ifPresent(act -> {
            acts.delete(id);
            apply(act, act.kind());
        });
        return due.isPresent();
    }

    private void apply(PendingAct act, Kind kind) {
        switch (kind) {
            case Acknowledge acknowledged ->
                actions.acknowledge(act.actor(), act.alert(), acknowledged.owner(), act.actedAt());
            case DeclareNewNormal declared ->
                actions.declareNewNormal(act.actor(), act.alert(), declared.reason(), declared.second());
        }
    }
}
