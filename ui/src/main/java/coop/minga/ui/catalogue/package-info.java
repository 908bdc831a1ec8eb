/**
 * Pages of units, their indicators and sums, and the access log for a unit's own people. In: units and indicators. Out:
 * links to datafeeds and sums. Next: {@code ui.datafeed}.
 */
@NullMarked
package coop.minga.ui.catalogue;

import org.jspecify.annotations.NullMarked;
