/**
 * The read model of trust in forecasts: coverage, delays and self-resolved alerts. In: judged days and alerts. Out:
 * figures for one page. Queries only.
 */
@NullMarked
package coop.minga.analytics.calibration;

import org.jspecify.annotations.NullMarked;
