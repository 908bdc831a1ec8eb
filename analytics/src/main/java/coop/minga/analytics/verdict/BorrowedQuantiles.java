package coop.minga.analytics.verdict;

import java.time.LocalDate;

import coop.minga.analytics.filter.PooledQuantiles;

/**
 * The pool whose quantiles a series borrows while it is young.
 *
 * @param version of the calibration table, the same for good
 * @param from the first day that is shown by it
 */
record BorrowedQuantiles(int version, String peerGroup, LocalDate from, PooledQuantiles quantiles) {}
