package coop.minga.analytics.alert;

import java.time.Clock;
import java.util.function.Supplier;

import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.ingest.contract.LogText;
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
        var alert = access.forAct(person, id);
        return change(() -> {
            var now = clock.instant();
            var tree = units.tree();
            var level = tree.find(alert.currentLevel()).orElseThrow();
            var recovery = indicators.find(alert.series()).orElseThrow().recoveryTime();
            var last = tree.parentOf(level.id()).isEmpty();
            var next = alert.acknowledge(person, now, last ? null : RecoveryClock.deadline(now, recovery, level));
            journal.save(next, now, AlertEvent.Step.ACKNOWLEDGED, AlertEvent.Details.ofPerson(person, ""));
            return next;
        });
    }

    /**
     * Declares the deviation as expected from now on. For the unit only.
     *
     * @throws UnfitInputException if the reason is missing or too long
     */
    public Alert declareNewNormal(PersonId person, AlertId id, String reason) {
        var alert = access.forNewNormal(person, id);
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
            journal.save(next, now, AlertEvent.Step.NEW_NORMAL, AlertEvent.Details.ofPerson(person, reason.strip()));
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
