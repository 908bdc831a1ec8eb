package coop.minga.analytics.channel;

import java.net.URI;

import coop.minga.analytics.alert.AlertId;

/**
 * What is to be said in a channel. It may be sent more than once when nobody can tell whether it arrived, and has the
 * same id and words then.
 *
 * @param text lines of visible characters
 * @param link into the room
 */
public record ChatMessage(long id, AlertId alert, String text, URI link) {}
