/** Tests of when a screen is redrawn. */
@NullMarked
package coop.minga.ui.live;

import org.jspecify.annotations.NullMarked;
