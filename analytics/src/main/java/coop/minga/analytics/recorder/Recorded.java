package coop.minga.analytics.recorder;

/** Counts of one batch: new reports and readings, duplicates, and refused records. */
public record Recorded(int reports, int readings, int duplicates, int refused) {

    static final Recorded NOTHING = new Recorded(0, 0, 0, 0);
    static final Recorded DUPLICATE = new Recorded(0, 0, 1, 0);

    static Recorded report(int readings) {
        return new Recorded(1, readings, 0, 0);
    }

    /** A duplicate of which more statements were accepted. */
    static Recorded more(int readings) {
        return new Recorded(0, readings, 1, 0);
    }

    static Recorded refused(int records) {
        return new Recorded(0, 0, 0, records);
    }

    Recorded plus(Recorded other) {
        return new Recorded(
                reports + other.reports,
                readings + other.readings,
                duplicates + other.duplicates,
                refused + other.refused);
    }

    public boolean nothing() {
        return equals(NOTHING);
    }
}
