/**
 * Algedonic signals: opening, clock, acknowledgement, return, escalation; what people announce, so that it is none; and
 * what each person may see of them, of the readings they come from, and of how well the filter has done. In come judged
 * days and people's acts; out go alerts and their history. Next: {@code discussion} and {@code chat}.
 */
@NullMarked
package coop.minga.analytics.alert;

import org.jspecify.annotations.NullMarked;
