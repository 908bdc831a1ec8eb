package coop.minga.analytics.filter.result;

import java.time.LocalDate;

/**
 * The kind of a reading, as far as the filter can tell.
 *
 * @param onset estimated; the day itself if steady
 * @param probability of this kind against its alternatives
 */
public record Classification(VerdictKind kind, Direction direction, LocalDate onset, double probability) {

    public Classification {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + ": expected 0 to 1");
        }
    }

    public boolean isDeviation() {
        return kind != VerdictKind.STEADY && kind != VerdictKind.NOT_ENOUGH_HISTORY;
    }
}
