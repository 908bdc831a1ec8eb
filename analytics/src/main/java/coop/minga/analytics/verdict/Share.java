package coop.minga.analytics.verdict;

/**
 * So many of so many, with how well that is known: the interval of Wilson (1927), in which the true share lies in 95 of
 * 100 cases if the trials are independent.
 *
 * @param hits as a number that may lie between two whole ones
 */
public record Share(double hits, long of) {

    private static final double Z = 1.959963984540054;

    public Share {
        if (!(hits >= 0 && hits <= of)) {
            throw new IllegalArgumentException("share of " + hits + " in " + of + ": expected 0 to all of them");
        }
    }

    public boolean known() {
        return of > 0;
    }

    /** From 0 to 1; not a number where there is nothing to count. */
    public double value() {
        return hits / of;
    }

    public double low() {
        return Math.max(0, middle() - reach());
    }

    public double high() {
        return Math.min(1, middle() + reach());
    }

    /** Whether noise alone explains that the share is not the one that was promised. */
    public boolean holds(double promised) {
        return low() <= promised && promised <= high();
    }

    private double middle() {
        return (hits + Z * Z / 2) / (of + Z * Z);
    }

    private double reach() {
        return Z / (of + Z * Z) * Math.sqrt(hits * (of - hits) / of + Z * Z / 4);
    }
}
