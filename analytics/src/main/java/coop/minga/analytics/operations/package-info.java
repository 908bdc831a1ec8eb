/**
 * Operational issues, never alerts of a cooperative. In: quarantine, outbox and unjudged series. Out: one list. Next:
 * {@code ui.operations}.
 */
@NullMarked
package coop.minga.analytics.operations;

import org.jspecify.annotations.NullMarked;
