/**
 * The datafeed of an indicator: chart and table of readings, forecasts, verdicts, figures of each day and announced events.
 * In: readings and judged days. Out: links to alerts. Next: {@code ui.alert}.
 */
@NullMarked
package coop.minga.ui.datafeed;

import org.jspecify.annotations.NullMarked;
