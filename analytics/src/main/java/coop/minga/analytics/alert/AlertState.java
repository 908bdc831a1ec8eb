package coop.minga.analytics.alert;

import java.util.stream.Stream;

/** Where an alert is in its life. */
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
