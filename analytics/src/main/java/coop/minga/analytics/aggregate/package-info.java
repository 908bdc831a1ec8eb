/**
 * Sums over the units below a level of the tree: made of the parts that are alike, forecast like any series, reconciled
 * with the forecasts of the parts, and shown only where nobody's readings can be worked out from them (I6). In come
 * judged days and forecasts of single series; out go the days of a sum, to be looked at. Verdicts, alerts and the list
 * of a level never hear of a sum. Next: {@code ui.catalogue}.
 *
 * <table>
 * <caption>Who does what</caption>
 * <tr><td>{@code Totals}<td>the door: who asks, what they may see, and what it comes to
 * <tr><td>{@code Measure}, {@code PartTree}<td>which indicators are alike, and the tree of those below a level
 * <tr><td>{@code Part}<td>one series of the sum: when it is due, what it said, what was expected of it
 * <tr><td>{@code Secrecy}<td>which sums of a day may be told to whom
 * <tr><td>{@code SumSeries}<td>the sum of each day at one node, and the filter's forecasts of it
 * <tr><td>{@code SumTree}, {@code Estimate}, {@code Reconciliation}<td>forecasts of sums and parts made to add up
 * <tr><td>{@code Outlook}, {@code AdaptiveWidth}<td>what was expected of the shown sum, as wide as it has turned out to be
 * <tr><td>{@code DaysOfSum}<td>puts both together, as far as they may be told on each day
 * </table>
 */
@NullMarked
package coop.minga.analytics.aggregate;

import org.jspecify.annotations.NullMarked;
