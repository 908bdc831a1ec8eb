/**
 * What the filter said of each day of each series, kept. In come readings, calendars and announced events; out go judged days and
 * snapshots of the filter's state. Next: {@code alert}.
 */
@NullMarked
package coop.minga.analytics.verdict;

import org.jspecify.annotations.NullMarked;
