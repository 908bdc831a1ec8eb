/**
 * The filter: forecasts every reading of a series before it is seen and says afterwards whether something changed.
 *
 * <p>In: the days of a series in order, each open or closed, with or without a value, and settings. Out: a {@link
 * coop.minga.analytics.filter.Judgement} a day and the state from which the next day is judged. Pure mathematics: no
 * clock, no database, no framework, no randomness. Next: {@code coop.minga.analytics.alert}, which opens alerts on what
 * is flagged, and {@code coop.minga.analytics.backtest}, which runs the filter over files.
 */
@NullMarked
package coop.minga.analytics.filter;

import org.jspecify.annotations.NullMarked;
