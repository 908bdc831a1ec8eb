/**
 * What delegates say to each other about a signal. In come messages; out go threads. Next: the decision.
 */
@NullMarked
package coop.minga.analytics.discussion;

import org.jspecify.annotations.NullMarked;
