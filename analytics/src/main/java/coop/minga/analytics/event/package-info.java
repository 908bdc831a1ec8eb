/**
 * Events that people announce: planned days, changes and promised effects, before or afterwards. In: input of people.
 * Out: events by series and day. Next: {@code verdict}.
 */
@NullMarked
package coop.minga.analytics.event;

import org.jspecify.annotations.NullMarked;
