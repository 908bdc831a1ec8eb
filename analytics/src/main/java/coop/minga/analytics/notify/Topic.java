package coop.minga.analytics.notify;

/** What changed, as short as it can be said: enough to know what to read again. */
public record Topic(String name) {

    /** Readings, verdicts and who has reported. */
    public static final Topic READINGS = new Topic("readings");

    /** Any alert, its state or its clock. */
    public static final Topic ALERTS = new Topic("alerts");

    public Topic {
        if (name.isEmpty() || name.length() > 200) {
            throw new IllegalArgumentException(
                    "topic: '" + name + "' has " + name.length() + " characters, not 1 to 200");
        }
    }

    public static Topic thread(long alert) {
        return new Topic("thread/" + alert);
    }
}
