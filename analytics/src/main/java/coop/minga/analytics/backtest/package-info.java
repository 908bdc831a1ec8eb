/**
 * The commands {@code backtest} and {@code forecast}, which run the filter over files.
 *
 * <p>In: a CSV file of daily series. Out: CSV files of forecasts and alerts. Reads one series at a time, so a file may be
 * larger than memory. Next: nothing; depends on {@code coop.minga.analytics.filter} only.
 */
@NullMarked
package coop.minga.analytics.backtest;

import org.jspecify.annotations.NullMarked;
