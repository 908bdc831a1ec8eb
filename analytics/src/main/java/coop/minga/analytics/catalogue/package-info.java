/**
 * What the federation knows of itself: its units, their indicators, calendars and keys, what people announce of them, and
 * the clock it lives by. In comes the federation's file; out go units and indicators to every later stage. Next:
 * {@code series}.
 */
@NullMarked
package coop.minga.analytics.catalogue;

import org.jspecify.annotations.NullMarked;
