package coop.minga.analytics.now;

import java.util.Arrays;

/**
 * Selects the readings of a day that stand out, by the procedure of Benjamini and Hochberg (1995). On average at most
 * one in ten of a list is there by chance. The rule only shapes the list; alerts belong to their unit and ignore it.
 */
public final class ListingRule {

    /** The expected share of false entries among those of a day's list. */
    public static final double FALSE_DISCOVERY_RATE = 0.1;

    private ListingRule() {}

    /**
     * Returns the largest p-value that is at most its rank's share of the rate; 0 where none is.
     *
     * @param pValues of one day, in any order; those above the rate may be omitted
     * @param among the number of readings, with the omitted ones
     */
    public static double threshold(double[] pValues, int among) {
        double[] ascending = pValues.clone();
        Arrays.sort(ascending);
        for (int rank = ascending.length; rank > 0; rank--) {
            if (ascending[rank - 1] * among <= FALSE_DISCOVERY_RATE * rank) {
                return ascending[rank - 1];
            }
        }
        return 0;
    }
}
