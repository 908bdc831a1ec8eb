/** Tests of the room by what a delegate does and sees. */
@NullMarked
package coop.minga.ui;

import org.jspecify.annotations.NullMarked;
