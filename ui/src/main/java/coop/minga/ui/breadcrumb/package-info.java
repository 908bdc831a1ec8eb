/**
 * Breadcrumbs: the way from the federation to a page, with siblings to step to. In: a unit or an indicator.
 * Out: links to units and indicators. Next: the views that show it.
 */
@NullMarked
package coop.minga.ui.breadcrumb;

import org.jspecify.annotations.NullMarked;
