/**
 * Reasons for which a node cannot record: a full disk, or no answer of the database or the broker. In: failures. Out:
 * one reason. Next: the pipeline's workers and {@code ui.live}.
 */
@NullMarked
package coop.minga.analytics.outage;

import org.jspecify.annotations.NullMarked;
