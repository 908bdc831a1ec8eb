/**
 * The datafeed of an indicator: its readings as a picture and as a table, what was expected, what was found, and the
 * figures of each day, and what was announced. In come readings and judged days; out go links to the alerts. Next:
 * {@code ui.alert}.
 */
@NullMarked
package coop.minga.ui.datafeed;

import org.jspecify.annotations.NullMarked;
