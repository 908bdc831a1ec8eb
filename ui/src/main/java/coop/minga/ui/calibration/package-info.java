/**
 * How well the filter does over the federation's own data: coverage, reliability, false alarms, days to detect. In comes
 * what {@code analytics} has added up; out go links to the units. Next: nothing.
 */
@NullMarked
package coop.minga.ui.calibration;

import org.jspecify.annotations.NullMarked;
