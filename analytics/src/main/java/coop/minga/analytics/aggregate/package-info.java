/**
 * Sums over the units below a level, forecast, reconciled, and disclosed only where no single reading can be computed
 * from them (I6). In: judged days and forecasts of series. Out: the days of a sum. Verdicts and alerts do not use sums.
 * Next: {@code ui.catalogue}.
 *
 * <table>
 * <caption>Classes</caption>
 * <tr><td>{@code Aggregates}<td>entry: permissions and queries
 * <tr><td>{@code SumKey}, {@code ComponentTree}<td>equal indicators, and the tree of their units
 * <tr><td>{@code Component}<td>one series of a sum
 * <tr><td>{@code DisclosureControl}<td>sums that may be disclosed
 * <tr><td>{@code AggregateSeries}<td>daily sums of a node, and their forecasts
 * <tr><td>{@code AggregationTree}, {@code Estimate}, {@code Reconciliation}<td>reconciled forecasts
 * <tr><td>{@code AggregateForecast}, {@code AdaptiveWidth}<td>the forecast of the shown sum
 * <tr><td>{@code DisclosedDays}<td>days of a sum as far as they may be disclosed
 * </table>
 */
@NullMarked
package coop.minga.analytics.aggregate;

import org.jspecify.annotations.NullMarked;
