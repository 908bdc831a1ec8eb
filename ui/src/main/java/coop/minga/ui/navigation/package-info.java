/**
 * Paths of the views and links to them, one class per feature, so views need not know each other. In: an id. Out:
 * links. Next: the views.
 */
@NullMarked
package coop.minga.ui.navigation;

import org.jspecify.annotations.NullMarked;
