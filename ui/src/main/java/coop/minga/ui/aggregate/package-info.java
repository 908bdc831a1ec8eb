/**
 * Sums over the units below a level, as chart and table: past values, forecasts and the days ahead. In: the disclosed days
 * of a sum. Out: links to the unit. Next: {@code ui.catalogue}, which lists the sums of a unit.
 */
@NullMarked
package coop.minga.ui.aggregate;

import org.jspecify.annotations.NullMarked;
