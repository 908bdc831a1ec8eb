/**
 * The read model of the search: units, indicators, alerts and people by name.
 *
 * <p>In: words of a viewer. Out: at most 20 results that the viewer may open. Queries only.
 */
@NullMarked
package coop.minga.analytics.search;

import org.jspecify.annotations.NullMarked;
