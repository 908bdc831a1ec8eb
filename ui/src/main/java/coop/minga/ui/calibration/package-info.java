/**
 * The filter's quality on the federation's data: coverage, reliability, false alarms, detection delay. In: counts of
 * {@code analytics}. Out: links to units. Next: nothing.
 */
@NullMarked
package coop.minga.ui.calibration;

import org.jspecify.annotations.NullMarked;
