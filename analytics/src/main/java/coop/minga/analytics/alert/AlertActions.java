package coop.minga.analytics.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.ingest.contract.SafeText;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Acts of people on alerts, for room, chat and API. */
public final class AlertActions {

    /** In characters. */
    public static final int LONGEST_REASON = 2000;

    private final TransactionTemplate transaction;
    private final AlertAccess access;
    private final Units units;
    private final Indicators indicators;
    private final JudgedDays judgedDays;
    private final AlertJournal journal;
    private final Clock clock;

    /** @param clock the federation's */
    public AlertActions(
            TransactionTemplate transaction,
            AlertAccess access,
            Units units,
            Indicators indicators,
            JudgedDays judgedDays,
            AlertJournal journal,
            Clock clock) {
        this.transaction = transaction;
        this.access = access;
        this.units = units;
        this.indicators = indicators;
        this.judgedDays = judgedDays;
        this.journal = journal;
        this.clock = clock;
    }

    /** Acknowledges it for its unit or current level, and restarts the clock. */
    public Alert acknowledge(PersonId person, AlertId id) {
        return acknowledge(person, id, person, clock.instant());
    }

    /**
     * Acknowledges it for a person who looks after it.
     *
     * @param owner a delegate of its unit or current level
     * @param at the time of the act on the federation's clock; not before the current level had it
     */
    public Alert acknowledge(PersonId person, AlertId id, PersonId owner, Instant at) {
        return change(() -> {
            var alert = access.forAct(person, id);
            var moment = at.isBefore(alert.clockFrom()) ? alert.clockFrom() : at;
            var next = acknowledged(alert, person, owner, moment);
            var other = owner.equals(person) ? null : owner;
            journal.save(next, moment, AlertEvent.Step.ACKNOWLEDGED, AlertEvent.Details.ofPerson(person, "", other));
            return next;
        });
    }

    /**
     * Requires that the person may acknowledge it now, for this owner.
     *
     * @throws coop.minga.analytics.access.StateConflictException when it has ended or is acknowledged
     */
    public void requireAcknowledgeable(PersonId person, AlertId id, PersonId owner) {
        acknowledged(access.forAct(person, id), person, owner, clock.instant());
    }

    private Alert acknowledged(Alert alert, PersonId person, PersonId owner, Instant at) {
        if (!owner.equals(person)) {
            access.requireOwner(owner, person, alert);
        }
        var tree = units.tree();
        var level = tree.find(alert.currentLevel()).orElseThrow();
        var recovery = indicator(alert).recoveryTime();
        var last = tree.parentOf(level.id()).isEmpty();
        return alert.acknowledge(owner, at, last ? null : EscalationDeadline.deadline(at, recovery, level));
    }

    /** The level whose delegates may say that the alert's deviation stays. */
    public UnitId decidingLevel(Alert alert) {
        return NewNormalRule.deciding(alert, indicator(alert), units.tree());
    }

    /** Whether a second person must confirm that the deviation stays. */
    public boolean needsSecond(Alert alert) {
        return NewNormalRule.needsSecond(indicator(alert));
    }

    /**
     * Declares the deviation as expected from now on, for the level that decides.
     *
     * @param second who confirms it; null where nobody must
     * @throws UnfitInputException if the reason is missing or too long
     */
    public Alert declareNewNormal(PersonId person, AlertId id, String reason, @Nullable PersonId second) {
        return change(() -> {
            var alert = requireNewNormal(person, id, reason);
            if (needsSecond(alert)) {
                requireSecond(second, person, alert);
            }
            var now = clock.instant();
            var next = alert.end(
                    AlertState.NEW_NORMAL, now, judgedDays.last(alert.series()).orElse(null));
            var details = AlertEvent.Details.ofPerson(person, reason.strip(), needsSecond(alert) ? second : null);
            journal.save(next, now, AlertEvent.Step.NEW_NORMAL, details);
            return next;
        });
    }

    /**
     * Requires that the person may declare it now, apart from a second person.
     *
     * @throws UnfitInputException if the reason is missing or too long
     */
    public Alert requireNewNormal(PersonId person, AlertId id, String reason) {
        var alert = access.requireVisible(person, id);
        access.forNewNormal(person, id, decidingLevel(alert));
        requireReason(reason);
        alert.end(AlertState.NEW_NORMAL, clock.instant(), null);
        return alert;
    }

    /** Whether another person may confirm that the deviation stays. */
    public boolean maySecond(PersonId second, PersonId first, Alert alert) {
        return access.maySecond(second, first, alert, decidingLevel(alert));
    }

    /** Requires another person who acts for the alert's unit or the deciding level. */
    public void requireSecond(@Nullable PersonId second, PersonId first, Alert alert) {
        if (second == null) {
            throw new StateConflictException(
                    "Alert " + alert.id() + " needs a second person to confirm that it stays.");
        }
        access.requireSecond(second, first, alert, decidingLevel(alert));
    }

    private static void requireReason(String reason) {
        if (SafeText.invisible(reason) || reason.length() > LONGEST_REASON) {
            throw new UnfitInputException(
                    "input.reason",
                    "A new normal needs a reason of 1 to " + LONGEST_REASON + " characters: others will ask for it.",
                    LONGEST_REASON,
                    SafeText.invisible(reason) ? 0 : reason.length());
        }
        UnfitInputException.requireReadable(reason);
    }

    private Indicator indicator(Alert alert) {
        return indicators.find(alert.series()).orElseThrow();
    }

    private Alert change(Supplier<Alert> move) {
        var changed = transaction.execute(status -> move.get());
        if (changed == null) {
            throw new IllegalStateException("a move returns an alert");
        }
        return changed;
    }
}
