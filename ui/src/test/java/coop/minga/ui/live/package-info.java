/** Tests of redraw times. */
@NullMarked
package coop.minga.ui.live;

import org.jspecify.annotations.NullMarked;
