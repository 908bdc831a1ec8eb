package coop.minga.analytics.alert;

/** Hears of every step in the life of an alert, within the transaction that makes it. Must not fail it for long. */
@FunctionalInterface
public interface AlertListener {

    void onAlertEvent(Alert alert, AlertEvent event);
}
