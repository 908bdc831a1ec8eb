/**
 * The first page: alerts, exceptions, reports, tree. In: a page of {@code analytics.now}. Out: links to datafeeds
 * and alerts. Next: {@code ui.datafeed} and {@code ui.alert}.
 */
@NullMarked
package coop.minga.ui.now;

import org.jspecify.annotations.NullMarked;
