package coop.minga.analytics.alert;

/** Where an alert is in its life. */
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    RETURNED,
    NEW_NORMAL,
    WITHDRAWN;

    public boolean closed() {
        return this != OPEN && this != ACKNOWLEDGED;
    }
}
