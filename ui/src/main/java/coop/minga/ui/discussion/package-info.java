/**
 * Threads about alerts, updated live for all readers. In: messages of {@code analytics.discussion} and of the person.
 * Out: new messages. Next: decisions, which do not exist yet.
 */
@NullMarked
package coop.minga.ui.discussion;

import org.jspecify.annotations.NullMarked;
