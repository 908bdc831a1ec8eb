package coop.minga.analytics.verdict;

/**
 * A proportion with its 95 % interval by Wilson (1927), for independent trials.
 *
 * @param successes may be fractional
 */
public record Proportion(double successes, long trials) {

    private static final double Z = 1.959963984540054;

    public Proportion {
        if (!(successes >= 0 && successes <= trials)) {
            throw new IllegalArgumentException(
                    "share of " + successes + " in " + trials + ": expected 0 to all of them");
        }
    }

    public boolean known() {
        return trials > 0;
    }

    /** From 0 to 1; NaN without trials. */
    public double value() {
        return successes / trials;
    }

    public double low() {
        return Math.max(0, centre() - halfWidth());
    }

    public double high() {
        return Math.min(1, centre() + halfWidth());
    }

    /** Whether noise alone explains the difference from the promised proportion. */
    public boolean contains(double promised) {
        return low() <= promised && promised <= high();
    }

    private double centre() {
        return (successes + Z * Z / 2) / (trials + Z * Z);
    }

    private double halfWidth() {
        return Z / (trials + Z * Z) * Math.sqrt(successes * (trials - successes) / trials + Z * Z / 4);
    }
}
