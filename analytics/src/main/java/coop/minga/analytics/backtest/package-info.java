/**
 * The commands {@code backtest} and {@code forecast}, which run the filter over files. In: a CSV file of daily series,
 * of any size. Out: CSV files of forecasts and alerts. Next: nothing. Depends on {@code filter} only.
 */
@NullMarked
package coop.minga.analytics.backtest;

import org.jspecify.annotations.NullMarked;
