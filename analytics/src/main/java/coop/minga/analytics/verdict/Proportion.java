package coop.minga.analytics.verdict;

/**
 * So many of so many, with how well that is known: the interval of Wilson (1927), in which the true share lies in 95 of
 * 100 cases if the trials are independent.
 *
 * @param successes as a number that may lie between two whole ones
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

    /** From 0 to 1; not a number where there is nothing to count. */
    public double value() {
        return successes / trials;
    }

    public double low() {
        return Math.max(0, centre() - halfWidth());
    }

    public double high() {
        return Math.min(1, centre() + halfWidth());
    }

    /** Whether noise alone explains that the share is not the one that was promised. */
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
