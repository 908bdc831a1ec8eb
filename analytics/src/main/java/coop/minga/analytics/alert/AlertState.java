package coop.minga.analytics.alert;

import java.util.stream.Stream;

/** The state of an alert in its life cycle. */
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    RECOVERED("RETURNED"),
    NEW_NORMAL,
    RETRACTED("WITHDRAWN");

    private final String stored;

    AlertState() {
        this.stored = name();
    }

    /** @param stored the text in the database, kept when constants are renamed */
    AlertState(String stored) {
        this.stored = stored;
    }

    String stored() {
        return stored;
    }

    static AlertState ofStored(String stored) {
        return Stream.of(values())
                .filter(state -> state.stored.equals(stored))
                .findFirst()
                .orElseThrow();
    }

    public boolean isClosed() {
        return this != OPEN && this != ACKNOWLEDGED;
    }
}
