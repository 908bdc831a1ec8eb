/**
 * Sentences about days and deviations, the same in chat and room. In: datafeed days and deviations. Out: sentences in a
 * language. Next: {@code outbox}, {@code ui}.
 */
@NullMarked
package coop.minga.analytics.text;

import org.jspecify.annotations.NullMarked;
