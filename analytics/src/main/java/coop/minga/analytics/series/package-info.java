/**
 * Statements as made, and the readings that result. In: the recorder's rows. Out: series for judge and datafeed. Next:
 * {@code verdict}.
 */
@NullMarked
package coop.minga.analytics.series;

import org.jspecify.annotations.NullMarked;
