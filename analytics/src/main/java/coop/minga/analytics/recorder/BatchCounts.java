package coop.minga.analytics.recorder;

/** Counts of one batch: new reports and readings, duplicates, and rejected records. */
public record BatchCounts(int reports, int readings, int duplicates, int rejected) {

    static final BatchCounts NOTHING = new BatchCounts(0, 0, 0, 0);
    static final BatchCounts DUPLICATE = new BatchCounts(0, 0, 1, 0);

    static BatchCounts report(int readings) {
        return new BatchCounts(1, readings, 0, 0);
    }

    /** A duplicate of which more statements were accepted. */
    static BatchCounts more(int readings) {
        return new BatchCounts(0, readings, 1, 0);
    }

    static BatchCounts rejected(int records) {
        return new BatchCounts(0, 0, 0, records);
    }

    BatchCounts plus(BatchCounts other) {
        return new BatchCounts(
                reports + other.reports,
                readings + other.readings,
                duplicates + other.duplicates,
                rejected + other.rejected);
    }

    public boolean nothing() {
        return equals(NOTHING);
    }
}
