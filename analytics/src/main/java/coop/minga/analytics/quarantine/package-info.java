/**
 * Records that were rejected, each with its reason, bounded by sender, retried after corrections. In: rejected records of
 * {@code recorder}. Out: rows for operators and for the sender. Next: {@code operations}.
 */
@NullMarked
package coop.minga.analytics.quarantine;

import org.jspecify.annotations.NullMarked;
