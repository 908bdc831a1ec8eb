package coop.minga.analytics.outbox;

import org.jspecify.annotations.Nullable;

/**
 * The next message to send.
 *
 * @param kind null if the text is final: tried before, or a digest
 */
record NextMessage(long id, @Nullable DigestKey kind) {}
