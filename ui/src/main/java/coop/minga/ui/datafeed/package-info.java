/**
 * An indicator's datafeed: chart and table of readings, forecasts and verdicts, daily figures, announced events. In:
 * readings and judged days. Out: links to alerts. Next: {@code ui.alert}.
 */
@NullMarked
package coop.minga.ui.datafeed;

import org.jspecify.annotations.NullMarked;
