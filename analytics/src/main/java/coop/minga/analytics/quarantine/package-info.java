/**
 * Records that were received and not accepted: each with its reason, bounded by sender, tried again when the reason may be
 * gone.
 *
 * <p>In: records that {@code coop.minga.analytics.recorder} refuses. Out: rows for operators and for the unit that sent
 * them. Next: {@code coop.minga.analytics.operations}.
 */
@NullMarked
package coop.minga.analytics.quarantine;

import org.jspecify.annotations.NullMarked;
