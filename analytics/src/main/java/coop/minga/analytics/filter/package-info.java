/**
 * Forecasts and judges each reading of a series. In: settings and days in order. Out: a {@code Judgement} a day and the
 * next state. Pure: no clock, database, framework or randomness.
 *
 * <p>Order: {@code SeriesFilter}, {@code SeriesState}, {@code ensemble}, {@code change}. Next: {@code verdict}, {@code
 * backtest}.
 */
@NullMarked
package coop.minga.analytics.filter;

import org.jspecify.annotations.NullMarked;
