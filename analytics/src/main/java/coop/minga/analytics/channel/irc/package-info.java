/** Delivery to IRC channels. */
@NullMarked
package coop.minga.analytics.channel.irc;

import org.jspecify.annotations.NullMarked;
