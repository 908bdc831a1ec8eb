/** Tests of the first page. */
@NullMarked
package coop.minga.ui.now;

import org.jspecify.annotations.NullMarked;
