/** Delivery to incoming webhooks of chat servers. */
@NullMarked
package coop.minga.analytics.channel.webhook;

import org.jspecify.annotations.NullMarked;
