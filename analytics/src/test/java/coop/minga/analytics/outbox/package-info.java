/** Tests of the words, the waiting and the protocols of chat, without a database or a network outside this machine. */
@NullMarked
package coop.minga.analytics.outbox;

import org.jspecify.annotations.NullMarked;
