package coop.minga.analytics.outbox;

import java.time.Instant;

import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChatMessage;

/**
 * A message that one node may send until the claim expires.
 *
 * @param attempts of this message, including this one
 * @param rejections of this message before
 * @param failures of the channel in a row before
 */
record Claim(ChatMessage message, ChannelId channel, int attempts, int rejections, int failures, Instant until) {}
