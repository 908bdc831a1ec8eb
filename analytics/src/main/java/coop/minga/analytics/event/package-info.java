/**
 * Events that people announce: planned days, changes and promised effects, before or after the fact.
 *
 * <p>In: what a person writes. Out: events by series and day for {@code coop.minga.analytics.verdict}.
 */
@NullMarked
package coop.minga.analytics.event;

import org.jspecify.annotations.NullMarked;
