package coop.minga.analytics.verdict;

import coop.minga.analytics.catalogue.DisclosureRule;
import coop.minga.analytics.filter.PooledQuantiles;

/**
 * What the readings of siblings came to.
 *
 * @param largestUnit how many of the readings are of the unit that has most
 */
record PeerGroupQuantiles(
        String peerGroup, int units, int series, long readings, long largestUnit, PooledQuantiles quantiles) {

    static final int LEAST_SERIES = 8;
    static final long LEAST_READINGS = 1000;

    /** Enough to be worth something to others, and of so many that it tells nothing of any one of them. */
    boolean usable() {
        var tellsOfOne = !DisclosureRule.permits(units, (double) readings, (double) largestUnit);
        return !tellsOfOne && series >= LEAST_SERIES && readings >= LEAST_READINGS;
    }
}
