package coop.minga.analytics.channel;

import java.net.URI;

import coop.minga.analytics.alert.AlertId;

/**
 * A message for a channel. A message of uncertain arrival is sent again with the same id and text.
 *
 * @param text lines of visible characters
 * @param link into the room
 */
public record ChatMessage(long id, AlertId alert, String text, URI link) {}
