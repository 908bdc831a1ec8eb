package coop.minga.analytics.recorder;

/** What one batch brought: new reports and readings, reports known before, and records put in quarantine. */
public record Recorded(int reports, int readings, int duplicates, int quarantined) {

    static final Recorded NOTHING = new Recorded(0, 0, 0, 0);

    public boolean nothing() {
        return equals(NOTHING);
    }
}
