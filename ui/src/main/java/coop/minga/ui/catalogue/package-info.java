/**
 * The catalogue: the units of the federation and what they measure, to look at; and, for a unit's own people, who looked
 * at its data. In come units and indicators; out go links to their datafeeds. Next: {@code ui.datafeed}.
 */
@NullMarked
package coop.minga.ui.catalogue;

import org.jspecify.annotations.NullMarked;
