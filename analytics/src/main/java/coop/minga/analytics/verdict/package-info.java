/**
 * What the filter said of each day of each series, kept. In come readings, calendars and announced events; out go judged
 * days, snapshots of the filter's state and, once a week, the calibration table from which young series borrow what is
 * shown. Next: {@code alert}.
 */
@NullMarked
package coop.minga.analytics.verdict;

import org.jspecify.annotations.NullMarked;
