/** The federation clock: the one time by which days end and recovery times run. */
@NullMarked
package coop.minga.analytics.clock;

import org.jspecify.annotations.NullMarked;
