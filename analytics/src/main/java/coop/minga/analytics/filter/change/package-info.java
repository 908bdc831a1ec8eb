/**
 * Detects and classifies changes in the residuals of the forecasts. {@code ChangeDetector} weighs the evidence of a
 * {@code ChangeScan} by its {@code AlarmThreshold}. {@code StuckDetector} and {@code EarlyChange} need no forecast.
 */
@NullMarked
package coop.minga.analytics.filter.change;

import org.jspecify.annotations.NullMarked;
