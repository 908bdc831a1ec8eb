package coop.minga.analytics.channel;

import java.net.URI;

import coop.minga.analytics.alert.AlertId;

/**
 * A message for a channel. Repeats after an uncertain delivery have the same id and text.
 *
 * @param text lines of visible characters
 * @param link into the room
 */
public record ChatMessage(long id, AlertId alert, String text, URI link) {}
