package coop.minga.analytics.now;

import java.util.Arrays;

/**
 * Which of a day's readings a level is shown as standing out: those found by the procedure of Benjamini and Hochberg
 * (1995), so that on average no more than one in ten of a day's list is there by chance. With thousands of series some
 * reading looks odd every day; the rule asks the more of each, the fewer others are odd. It orders and trims what is shown
 * and has no part in alerts, which belong to their unit.
 */
public final class ListingRule {

    /** The expected share of false entries among those of a day's list. */
    public static final double FALSE_DISCOVERY_RATE = 0.1;

    private ListingRule() {}

    /**
     * The p-value up to which is listed: the greatest that is at most its rank's share of the rate.
     *
     * @param pValues of one day's readings, in any order; those above the rate may be left out, for they are never listed
     * @param among how many readings there are, also those left out
     * @return 0 where nothing is listed
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
