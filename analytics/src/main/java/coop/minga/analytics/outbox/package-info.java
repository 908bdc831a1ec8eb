/**
 * Alerts as messages: an outbox, and delivery retried until confirmed. In: alert events. Out: messages to IRC and
 * webhooks. Next: {@code discussion}, where their links lead.
 */
@NullMarked
package coop.minga.analytics.outbox;

import org.jspecify.annotations.NullMarked;
