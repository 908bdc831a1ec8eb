/** Tests of the views' building blocks. */
@NullMarked
package coop.minga.ui.component;

import org.jspecify.annotations.NullMarked;
