/**
 * Whether a promised change was seen.
 *
 * <p>In: announced events and judged days. Out: a report for each promise, for the room.
 */
@NullMarked
package coop.minga.analytics.effect;

import org.jspecify.annotations.NullMarked;
