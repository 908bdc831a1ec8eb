/**
 * Building blocks of views: chart, clock, badges, formats, sentences. In: values of {@code analytics}. Out: components
 * without rules. Next: the views.
 */
@NullMarked
package coop.minga.ui.component;

import org.jspecify.annotations.NullMarked;
