/**
 * Sums over units: forecast, reconciled, and disclosed only if they reveal no reading (I6). In: judged days. Out: days
 * of a sum, never used by verdicts or alerts. Next: {@code ui.catalogue}.
 *
 * <p>Entry: {@code Aggregates}.
 */
@NullMarked
package coop.minga.analytics.aggregate;

import org.jspecify.annotations.NullMarked;
