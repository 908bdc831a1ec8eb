/**
 * Parts of the frame around every view. In: alerts that nobody looks after, the federation's clock and the person. Out:
 * links and keys. Next: the views.
 */
@NullMarked
package coop.minga.ui.frame;

import org.jspecify.annotations.NullMarked;
