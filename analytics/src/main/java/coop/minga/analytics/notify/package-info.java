/**
 * Tells every node and every open screen that something changed: which, not what. In come topics; out go calls to
 * whoever subscribed. A hint, never the truth: readers look into the tables. Next: the live screens of the room.
 */
@NullMarked
package coop.minga.analytics.notify;

import org.jspecify.annotations.NullMarked;
