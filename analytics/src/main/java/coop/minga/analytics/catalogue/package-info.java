/**
 * The federation's units, indicators, calendars and keys. In: the federation file. Out: units and indicators for
 * every later stage. Next: {@code series}.
 */
@NullMarked
package coop.minga.analytics.catalogue;

import org.jspecify.annotations.NullMarked;
