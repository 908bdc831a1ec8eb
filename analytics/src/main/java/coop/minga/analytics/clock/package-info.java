/** The federation's clock, which ends days and measures recovery times. Next: all later stages. */
@NullMarked
package coop.minga.analytics.clock;

import org.jspecify.annotations.NullMarked;
