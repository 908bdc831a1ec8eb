/**
 * An alert: what happened, its clock, what can be done about it, and what delegates say about it. In comes an alert of
 * {@code analytics}; out go acts and messages. Next: {@code ui.discussion}.
 */
@NullMarked
package coop.minga.ui.alert;

import org.jspecify.annotations.NullMarked;
