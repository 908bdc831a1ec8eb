/**
 * The read model of one indicator: its days with reading, forecast and verdict, and its alerts.
 *
 * <p>In: what the judge and the alerts store. Out: days for pages and files. Queries only.
 */
@NullMarked
package coop.minga.analytics.datafeed;

import org.jspecify.annotations.NullMarked;
