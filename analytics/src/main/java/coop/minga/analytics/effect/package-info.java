/**
 * Whether a promised change was seen. In: known events and judged days. Out: a report on each promise, for the room.
 */
@NullMarked
package coop.minga.analytics.effect;

import org.jspecify.annotations.NullMarked;
