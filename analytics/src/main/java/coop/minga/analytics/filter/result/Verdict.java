package coop.minga.analytics.filter.result;

import java.time.LocalDate;

/**
 * The verdict on one reading.
 *
 * @param tailSurprisal -log10 of the two-sided tail probability, to {@link #MOST_SURPRISAL}
 * @param detectorPValue of a reading, sum or run; 1 if not judged
 * @param settled false while revisable, at most three days
 * @param flagged whether it opens an alert
 */
public record Verdict(
        Classification classification, double tailSurprisal, double detectorPValue, boolean settled, boolean flagged) {

    public static final double MOST_SURPRISAL = 16;

    public Verdict {
        if (!(tailSurprisal >= 0 && tailSurprisal <= MOST_SURPRISAL)) {
            throw new IllegalArgumentException("surprisal " + tailSurprisal + ": expected 0 to " + MOST_SURPRISAL);
        }
        if (!(detectorPValue >= 0 && detectorPValue <= 1)) {
            throw new IllegalArgumentException("p-value " + detectorPValue + ": expected 0 to 1");
        }
        if (flagged && !classification.isDeviation()) {
            throw new IllegalArgumentException("kind " + classification.kind() + ": expected a deviation when flagged");
        }
    }

    public VerdictKind kind() {
        return classification.kind();
    }

    public Direction direction() {
        return classification.direction();
    }

    public LocalDate onset() {
        return classification.onset();
    }

    public double confidence() {
        return classification.confidence();
    }
}
