/**
 * The read model of the first page: open alerts, exceptions and the state of reporting.
 *
 * <p>In: judged days, reports and alerts. Out: one snapshot for each viewer. Queries only.
 */
@NullMarked
package coop.minga.analytics.now;

import org.jspecify.annotations.NullMarked;
