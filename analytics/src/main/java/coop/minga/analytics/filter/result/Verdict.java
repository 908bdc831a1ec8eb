package coop.minga.analytics.filter.result;

import java.time.LocalDate;

/**
 * What the filter says of one reading.
 *
 * @param probability of this kind against its alternatives, 0 to 1
 * @param surprisal minus the decimal logarithm of the chance of a value at least this far from the forecast's middle,
 *     0 to {@link #MOST_SURPRISAL}; says how rare the value itself is
 * @param pValue of the hypothesis that nothing happened: the chance that a steady series shows at least so much on a day,
 *     by the reading alone, by the last ones together or by their repeating; 0 to 1, and 1 while nothing can be judged
 * @param settled false while a later reading may still revise it, at most three days
 * @param onset the estimated first day of what is named; the day itself when steady
 * @param flagged a deviation that opens an alert
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
