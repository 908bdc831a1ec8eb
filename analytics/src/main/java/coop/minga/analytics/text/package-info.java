/**
 * Sentences about days and deviations, the same in chat and room. In: days of a datafeed and deviations. Out:
 * sentences in a language. Next: {@code outbox} and {@code ui}.
 */
@NullMarked
package coop.minga.analytics.text;

import org.jspecify.annotations.NullMarked;
