/**
 * What several views are built of: chart, clock, badges, formats and sentences. In come values of {@code analytics}; out
 * go components without any rule of their own. Next: the views.
 */
@NullMarked
package coop.minga.ui.component;

import org.jspecify.annotations.NullMarked;
