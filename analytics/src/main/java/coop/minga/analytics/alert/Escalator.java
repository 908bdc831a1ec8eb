package coop.minga.analytics.alert;

import java.time.Clock;
import java.time.Instant;

import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.outage.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Escalates alerts past their deadline. */
public final class Escalator {

    private static final Logger LOG = LoggerFactory.getLogger(Escalator.class);

    private static final int ESCALATED_AT_ONCE = 500;

    private final TransactionTemplate transaction;
    private final Units units;
    private final Indicators indicators;
    private final Alerts alerts;
    private final AlertJournal journal;
    private final Clock clock;

    /** @param clock the federation's, for recovery times and deadlines */
    public Escalator(
            TransactionTemplate transaction,
            Units units,
            Indicators indicators,
            Alerts alerts,
            AlertJournal journal,
            Clock clock) {
        this.transaction = transaction;
        this.units = units;
        this.indicators = indicators;
        this.alerts = alerts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Escalates every alert past its deadline. Called each tick on any number of nodes.
     *
     * @return how many were escalated
     */
    public int escalate() {
        var now = clock.instant();
        var due = alerts.due(now, DueAlert.BEFORE_ALL, ESCALATED_AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        var escalated = 0;
        while (!due.isEmpty()) {
            for (var each : due) {
                escalated += tryEscalate(each.id(), now) ? 1 : 0;
            }
            due = alerts.due(now, due.getLast(), ESCALATED_AT_ONCE);
        }
        return escalated;
    }

    /** In a transaction of its own, so that a failure stops no other alert. */
    private boolean tryEscalate(AlertId id, Instant now) {
        try {
            var escalated = transaction.execute(status ->
                    alerts.lockDue(id, now).map(alert -> escalate(alert, now)).orElse(false));
            return Boolean.TRUE.equals(escalated);
        } catch (RuntimeException e) {
            if (Outage.of(e).isPresent()) {
                throw e;
            }
            LOG.error("Alert {} cannot climb and will be tried again: {}", id, e.getMessage(), e);
            return false;
        }
    }

    private boolean escalate(Alert alert, Instant now) {
        var next = units.find(alert.currentLevel()).map(Unit::parent).flatMap(units::find);
        if (next.isEmpty()) {
            return false;
        }
        var level = next.get();
        var indicator = indicators.find(alert.series()).orElseThrow();
        var escalated = alert.escalate(level.id(), now, EscalationDeadline.deadline(indicator, level, now));
        journal.save(escalated, now, AlertEvent.Step.ESCALATED, AlertEvent.Details.ofLevel(level.id()));
        return true;
    }
}
