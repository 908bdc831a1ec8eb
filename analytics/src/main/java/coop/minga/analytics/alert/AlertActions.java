package coop.minga.analytics.alert;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.ingest.contract.LogText;
import org.springframework.transaction.support.TransactionTemplate;

/** Acts of people on alerts. Checks permissions for room, chat and API. */
public final class AlertActions {

    /** In characters. */
    public static final int LONGEST_REASON = 2000;

    private final TransactionTemplate transaction;
    private final Access access;
    private final Units units;
    private final Indicators indicators;
    private final Alerts alerts;
    private final AlertEvents events;
    private final JudgedDays judgedDays;
    private final AlertListener listener;
    private final AccessLog accessLog;
    private final Clock clock;

    /** @param clock the federation's */
    public AlertActions(
            TransactionTemplate transaction,
            Access access,
            Units units,
            Indicators indicators,
            Alerts alerts,
            AlertEvents events,
            JudgedDays judgedDays,
            AlertListener listener,
            AccessLog accessLog,
            Clock clock) {
        this.transaction = transaction;
        this.access = access;
        this.units = units;
        this.indicators = indicators;
        this.alerts = alerts;
        this.events = events;
        this.judgedDays = judgedDays;
        this.listener = listener;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** @throws coop.minga.analytics.access.RefusedException when the person may not see it */
    public Alert look(PersonId person, AlertId id) {
        var viewer = access.viewer(person);
        var alert = alerts.find(id);
        var allowed = alert.isPresent() && viewer.maySeeAlert(notifiedLevels(alert.get()));
        access.require(allowed, person, "look at", "alert " + id);
        return alert.orElseThrow();
    }

    /**
     * The same, with its readings. The unit sees this access.
     *
     * @throws coop.minga.analytics.access.RefusedException when the person may not see it
     */
    public Alert show(PersonId person, AlertId id) {
        var alert = look(person, id);
        accessLog.record(
                access.viewer(person), indicators.find(alert.series()).stream().toList());
        return alert;
    }

    public boolean mayAct(Viewer viewer, Alert alert) {
        return viewer.mayActFor(List.of(alert.unit(), alert.currentLevel()));
    }

    public boolean mayDeclareNewNormal(Viewer viewer, Alert alert) {
        return viewer.mayActFor(List.of(alert.unit()));
    }

    /** The unit and every level that was notified. */
    public Set<UnitId> notifiedLevels(Alert alert) {
        return Objects.requireNonNull(notifiedLevels(List.of(alert)).get(alert.id()));
    }

    /** The same for many alerts, in one query. */
    public Map<AlertId, Set<UnitId>> notifiedLevels(Collection<Alert> alerts) {
        var escalated = events.escalatedLevels(alerts.stream().map(Alert::id).toList());
        var notified = new HashMap<AlertId, Set<UnitId>>();
        for (var alert : alerts) {
            var levels = new LinkedHashSet<>(List.of(alert.unit()));
            levels.addAll(escalated.getOrDefault(alert.id(), List.of()));
            notified.put(alert.id(), levels);
        }
        return notified;
    }

    /** Acknowledges it for its unit or current level, and restarts the clock. */
    public Alert acknowledge(PersonId person, AlertId id) {
        var alert = look(person, id);
        access.require(mayAct(access.viewer(person), alert), person, "acknowledge", "alert " + id);
        return change(() -> {
            var now = clock.instant();
            var tree = units.tree();
            var level = tree.find(alert.currentLevel()).orElseThrow();
            var recovery = indicators.find(alert.series()).orElseThrow().recoveryTime();
            var last = tree.parentOf(level.id()).isEmpty();
            var next = alert.acknowledge(person, now, last ? null : RecoveryClock.deadline(now, recovery, level));
            alerts.save(next);
            listener.onAlertEvent(next, events.add(id, now, AlertEvent.Step.ACKNOWLEDGED, null, person, ""));
            return next;
        });
    }

    /**
     * Declares the deviation as expected from now on. For the unit only.
     *
     * @throws UnfitInputException if the reason is missing or too long
     */
    public Alert declareNewNormal(PersonId person, AlertId id, String reason) {
        var alert = look(person, id);
        access.require(
                mayDeclareNewNormal(access.viewer(person), alert), person, "declare a new normal for", "alert " + id);
        if (LogText.invisible(reason) || reason.length() > LONGEST_REASON) {
            throw new UnfitInputException(
                    "input.reason",
                    "A new normal needs a reason of 1 to " + LONGEST_REASON + " characters: others will ask for it.",
                    LONGEST_REASON,
                    LogText.invisible(reason) ? 0 : reason.length());
        }
        UnfitInputException.requireReadable(reason);
        return change(() -> {
            var now = clock.instant();
            var next = alert.close(
                    AlertState.NEW_NORMAL, now, judgedDays.last(alert.series()).orElse(null));
            alerts.save(next);
            listener.onAlertEvent(next, events.add(id, now, AlertEvent.Step.NEW_NORMAL, null, person, reason.strip()));
            return next;
        });
    }

    private Alert change(Supplier<Alert> move) {
        var changed = transaction.execute(status -> move.get());
        if (changed == null) {
            throw new IllegalStateException("a move returns an alert");
        }
        return changed;
    }
}
