package coop.minga.analytics.outbox;

import org.jspecify.annotations.Nullable;

/**
 * The message that is to be sent next.
 *
 * @param kind null where its words stay: somebody has tried to send it, or it is a digest
 */
record NextMessage(long id, @Nullable MessageKind kind) {}
