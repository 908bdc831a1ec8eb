/**
 * Stored verdicts. In: readings, calendars and known events. Out: judged days, snapshots of the filter's state, and
 * the weekly table of pooled quantiles. Next: {@code alert}.
 */
@NullMarked
package coop.minga.analytics.verdict;

import org.jspecify.annotations.NullMarked;
