/**
 * A sum over the units below a level, as a picture and as a table: what it was, what was expected, and what is expected
 * of the days ahead. In come the days of a sum as far as they may be told; out go links to the unit. Next: {@code
 * ui.catalogue}, where the sums of a unit are listed.
 */
@NullMarked
package coop.minga.ui.aggregate;

import org.jspecify.annotations.NullMarked;
