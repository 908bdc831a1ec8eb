/**
 * The read model of one indicator: its days and alerts. In: results of judging and alerts. Out: days for pages and
 * files. Queries only.
 */
@NullMarked
package coop.minga.analytics.datafeed;

import org.jspecify.annotations.NullMarked;
