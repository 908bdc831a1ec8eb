package coop.minga.analytics.verdict;

import coop.minga.analytics.catalogue.DisclosureRule;
import coop.minga.analytics.filter.PooledQuantiles;

/**
 * The pooled quantiles of a peer group.
 *
 * @param largestUnit number of readings of the largest unit
 */
record PeerGroupQuantiles(
        String peerGroup, int units, int series, long readings, long largestUnit, PooledQuantiles quantiles) {

    static final int LEAST_SERIES = 8;
    static final long LEAST_READINGS = 1000;

    /** Whether there are enough readings to help, of enough units to disclose none. */
    boolean usable() {
        var tellsOfOne = !DisclosureRule.permits(units, (double) readings, (double) largestUnit);
        return !tellsOfOne && series >= LEAST_SERIES && readings >= LEAST_READINGS;
    }
}
