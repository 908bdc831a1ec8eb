package coop.minga.analytics.verdict;

import java.time.LocalDate;

import coop.minga.analytics.filter.PooledQuantiles;

/**
 * The quantiles that a young series borrows.
 *
 * @param version of the table of pooled quantiles; never changes for the series
 * @param from the first day shown by it
 */
record BorrowedQuantiles(int version, String peerGroup, LocalDate from, PooledQuantiles quantiles) {}
