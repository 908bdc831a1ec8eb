/**
 * The catalogue: the units of the federation and what they measure, to look at; what those below a unit measure alike;
 * and, for a unit's own people, who looked at its data. In come units and indicators; out go links to datafeeds and
 * sums. Next: {@code ui.datafeed}.
 */
@NullMarked
package coop.minga.ui.catalogue;

import org.jspecify.annotations.NullMarked;
