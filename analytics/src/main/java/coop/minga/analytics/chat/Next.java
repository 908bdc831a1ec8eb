package coop.minga.analytics.chat;

import org.jspecify.annotations.Nullable;

/**
 * The message that is to be sent next.
 *
 * @param untold its kind, where nobody has tried to send it yet and it tells of no others
 */
record Next(long id, @Nullable MessageKind untold) {}
