/** Tests of what the views are built of. */
@NullMarked
package coop.minga.ui.component;

import org.jspecify.annotations.NullMarked;
