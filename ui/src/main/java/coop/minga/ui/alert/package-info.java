/**
 * Pages of an alert: event, clock, acts and thread. In: an alert of {@code analytics}. Out: acts and messages. Next:
 * {@code ui.discussion}.
 */
@NullMarked
package coop.minga.ui.alert;

import org.jspecify.annotations.NullMarked;
