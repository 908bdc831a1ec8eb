/**
 * The search field of the frame. In: typed words. Out: navigation to a result of {@code analytics.search}. Next: the
 * views.
 */
@NullMarked
package coop.minga.ui.search;

import org.jspecify.annotations.NullMarked;
