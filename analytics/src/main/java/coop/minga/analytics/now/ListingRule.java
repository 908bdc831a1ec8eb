package coop.minga.analytics.now;

import java.util.Arrays;

/**
 * Selects a day's exceptional readings (Benjamini and Hochberg 1995). On average at most one in ten is there by chance.
 * Shapes the list only: alerts ignore it.
 */
public final class ListingRule {

    /** The expected share of false entries in a day's list. */
    public static final double FALSE_DISCOVERY_RATE = 0.1;

    private ListingRule() {}

    /**
     * The largest p-value within its rank's share of the rate; 0 if none.
     *
     * @param pValues of one day, in any order; those above the rate may be omitted
     * @param among the number of readings, including omitted ones
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
