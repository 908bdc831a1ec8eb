/**
 * The wall: the federation's tree, what stands out in it, who has spoken and who is silent. In comes one picture of
 * {@code analytics.alert}; out go links to the datafeeds and alerts. Next: {@code ui.datafeed} and {@code ui.alert}.
 */
@NullMarked
package coop.minga.ui.now;

import org.jspecify.annotations.NullMarked;
