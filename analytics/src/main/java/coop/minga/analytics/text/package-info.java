/**
 * What the filter found, in words: one sentence a day, the same in chat and in the room. In come the days of a datafeed
 * and the deviations of alerts; out go sentences in a language. Next: {@code chat}, and the room.
 */
@NullMarked
package coop.minga.analytics.text;

import org.jspecify.annotations.NullMarked;
