/**
 * Why a node cannot record: a full disk, database or broker away. In: failures. Out: one reason. Next: the pipeline's
 * workers and {@code ui.live}.
 */
@NullMarked
package coop.minga.analytics.outage;

import org.jspecify.annotations.NullMarked;
