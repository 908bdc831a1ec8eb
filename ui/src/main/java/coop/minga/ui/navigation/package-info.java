/**
 * Where everything is: the paths of the views, and links to them, one class for each feature. So views link to each other
 * without knowing each other. In comes what to look at; out go links. Next: the views.
 */
@NullMarked
package coop.minga.ui.navigation;

import org.jspecify.annotations.NullMarked;
