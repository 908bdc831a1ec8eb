package coop.minga.analytics.outbox;

import java.time.Instant;

import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChatMessage;

/**
 * A message that one node is sending; until the claim runs out no other node takes it.
 *
 * @param attempts of this message, this one included
 * @param refusals of this message before this attempt
 * @param failures of the whole channel, one after the other, before this attempt
 */
record Claim(ChatMessage message, ChannelId channel, int attempts, int refusals, int failures, Instant until) {}
