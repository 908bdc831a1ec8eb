/** Tests of the room as what a delegate does and sees. */
@NullMarked
package coop.minga.ui;

import org.jspecify.annotations.NullMarked;
