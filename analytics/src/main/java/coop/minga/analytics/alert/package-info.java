/**
 * Algedonic signals: opening, clock, acknowledgement, recovery and escalation. In: judged days and acts of people.
 * Out: alerts and their history. Next: {@code response}, {@code outbox} and {@code discussion}.
 */
@NullMarked
package coop.minga.analytics.alert;

import org.jspecify.annotations.NullMarked;
