/**
 * The read model that answers whether the forecasts can be trusted: coverage, delays and alerts that ended by themselves.
 *
 * <p>In: judged days and alerts. Out: figures for one page. Queries only.
 */
@NullMarked
package coop.minga.analytics.calibration;

import org.jspecify.annotations.NullMarked;
