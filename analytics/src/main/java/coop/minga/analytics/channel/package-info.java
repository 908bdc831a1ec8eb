/**
 * Chat channels and the port for sending. In: outbox messages. Out: their outcomes. Each transport has a subpackage.
 */
@NullMarked
package coop.minga.analytics.channel;

import org.jspecify.annotations.NullMarked;
