/**
 * Sums over the units below a level, as chart and table with forecasts. In: disclosed days of a sum. Out: links to the
 * unit. Next: {@code ui.catalogue}.
 */
@NullMarked
package coop.minga.ui.aggregate;

import org.jspecify.annotations.NullMarked;
