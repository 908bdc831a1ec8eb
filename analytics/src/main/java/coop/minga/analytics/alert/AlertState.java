package coop.minga.analytics.alert;

/** The state of an alert in its life cycle. */
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    RECOVERED,
    NEW_NORMAL,
    RETRACTED;

    public boolean hasEnded() {
        return this != OPEN && this != ACKNOWLEDGED;
    }
}
