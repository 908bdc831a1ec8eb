package coop.minga.analytics.alert;

/** Receives every step of an alert within its transaction. Must return quickly. */
@FunctionalInterface
public interface AlertListener {

    void onAlertEvent(Alert alert, AlertEvent event);
}
