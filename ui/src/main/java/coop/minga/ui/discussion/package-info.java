/**
 * Threads: what delegates say to each other about a signal, seen by all of them at once. In come messages of
 * {@code analytics.discussion} and of the person; out goes what they say. Next: the decision.
 */
@NullMarked
package coop.minga.ui.discussion;

import org.jspecify.annotations.NullMarked;
