package coop.minga.analytics.filter.result;

import java.time.LocalDate;

/**
 * The filter's verdict on one reading.
 *
 * @param probability of this kind against its alternatives
 * @param surprisal minus log10 of the two-sided tail probability, up to {@link #MOST_SURPRISAL}
 * @param pValue of a reading, sum or run; 1 while nothing can be judged
 * @param settled false while revisable, at most three days
 * @param onset estimated; the day itself if steady
 * @param flagged whether it opens an alert
 */
public record Verdict(
        VerdictKind kind,
        Direction direction,
        double probability,
        double surprisal,
        double pValue,
        boolean settled,
        LocalDate onset,
        boolean flagged) {

    public static final double MOST_SURPRISAL = 16;

    public Verdict {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + ": expected 0 to 1");
        }
        if (!(surprisal >= 0 && surprisal <= MOST_SURPRISAL)) {
            throw new IllegalArgumentException("surprise " + surprisal + ": expected 0 to " + MOST_SURPRISAL);
        }
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("p-value " + pValue + ": expected 0 to 1");
        }
        if (flagged && (kind == VerdictKind.STEADY || kind == VerdictKind.NOT_ENOUGH_HISTORY)) {
            throw new IllegalArgumentException("kind " + kind + ": expected a deviation when flagged");
        }
    }
}
