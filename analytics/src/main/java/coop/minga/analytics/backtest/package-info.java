/**
 * The filter over files of one's own history: the commands {@code backtest} and {@code forecast}.
 *
 * <p>In: a CSV file of daily series. Out: CSV files of the forecasts made before each day and of the alerts, or of
 * forecasts from rolling origins. Reads a series at a time, so that a file may be larger than the memory. Next: nothing;
 * it stands beside the flow and knows only {@code coop.minga.analytics.filter}.
 */
@NullMarked
package coop.minga.analytics.backtest;

import org.jspecify.annotations.NullMarked;
