package coop.minga.analytics.alert;

/** Counts of open alerts, pain and pleasure apart (decision 018). */
public record OpenAlerts(int pain, int pleasure) {

    public static final OpenAlerts NONE = new OpenAlerts(0, 0);

    public int total() {
        return pain + pleasure;
    }
}
