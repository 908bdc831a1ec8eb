package coop.minga.analytics.notify;

/** Names what changed, for readers to read it again. */
public record ChangeTopic(String name) {

    /** Readings, verdicts and who has reported. */
    public static final ChangeTopic READINGS = new ChangeTopic("readings");

    /** Any alert, its state or its clock. */
    public static final ChangeTopic ALERTS = new ChangeTopic("alerts");

    /** Where people want to be asked. */
    public static final ChangeTopic PEOPLE = new ChangeTopic("people");

    public ChangeTopic {
        if (name.isEmpty() || name.length() > 200) {
            throw new IllegalArgumentException(
                    "topic: '" + name + "' has " + name.length() + " characters, not 1 to 200");
        }
    }

    public static ChangeTopic thread(long alert) {
        return new ChangeTopic("thread/" + alert);
    }
}
