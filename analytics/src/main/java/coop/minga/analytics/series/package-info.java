/**
 * Statements as they were made, and readings as they hold or held. In come the recorder's rows; out go series
 * to the judge and the datafeed. Next: {@code verdict}.
 */
@NullMarked
package coop.minga.analytics.series;

import org.jspecify.annotations.NullMarked;
