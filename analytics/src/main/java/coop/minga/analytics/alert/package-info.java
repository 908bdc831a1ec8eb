/**
 * Algedonic signals: opening, clock, acknowledgement, return, escalation; and what each person may see of them and of
 * the readings they come from. In come judged days and people's acts; out go alerts and their history. Next: {@code discussion} and {@code chat}.
 */
@NullMarked
package coop.minga.analytics.alert;

import org.jspecify.annotations.NullMarked;
