package coop.minga.analytics.alert;

/** The number of an alert, as people and messages name it. */
public record AlertId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
