/**
 * Alerts as messages outside the room: an outbox, channels, and delivery that is tried until it is proven. In come
 * alert events; out go messages to IRC and webhooks. Next: {@code discussion}, where the links lead.
 */
@NullMarked
package coop.minga.analytics.outbox;

import org.jspecify.annotations.NullMarked;
