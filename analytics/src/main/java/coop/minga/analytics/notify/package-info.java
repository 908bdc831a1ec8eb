/**
 * Notifies every node and every open screen that something changed, without the content. In: topics. Out: calls to
 * subscribers, which read the tables. Next: {@code ui.live}.
 */
@NullMarked
package coop.minga.analytics.notify;

import org.jspecify.annotations.NullMarked;
