package coop.minga.analytics.alert;

import java.time.Instant;

/** Stores moves of alerts with their events and notifies the listener. Called within the move's transaction. */
public final class AlertJournal {

    private final Alerts alerts;
    private final AlertEvents events;
    private final AlertListener listener;

    public AlertJournal(Alerts alerts, AlertEvents events, AlertListener listener) {
        this.alerts = alerts;
        this.events = events;
        this.listener = listener;
    }

    void save(Alert next, Instant at, AlertEvent.Step step, AlertEvent.Details details) {
        alerts.save(next);
        add(next, at, step, details);
    }

    /** For an alert that is stored already. */
    void add(Alert alert, Instant at, AlertEvent.Step step, AlertEvent.Details details) {
        listener.onAlertEvent(alert, events.add(alert.id(), at, step, details));
    }
}
