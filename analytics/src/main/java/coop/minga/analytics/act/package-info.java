/**
 * Acts of people on alerts that can still be undone. In: an act. Out: the same act ten seconds later, by {@code alert}.
 * Next: {@code outbox}.
 */
@NullMarked
package coop.minga.analytics.act;

import org.jspecify.annotations.NullMarked;
