/**
 * Algedonic signals: opening, clock, acknowledgement, return, escalation. In come judged days and people's acts; out
 * go alerts and their history. Next: {@code discussion} and {@code chat}.
 */
@NullMarked
package coop.minga.analytics.alert;

import org.jspecify.annotations.NullMarked;
