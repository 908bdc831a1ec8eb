package coop.minga.analytics.alert;

/** The number by which people and messages name an alert. */
public record AlertId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
