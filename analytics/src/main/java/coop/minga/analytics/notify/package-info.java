/**
 * Notifies nodes and open screens that something changed, without content. In: topics. Out: calls to subscribers, which
 * read the tables. Next: {@code ui.live}.
 */
@NullMarked
package coop.minga.analytics.notify;

import org.jspecify.annotations.NullMarked;
