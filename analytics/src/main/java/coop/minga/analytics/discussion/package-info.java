/** Discussion of alerts among delegates. In: messages. Out: threads. Next: the decision. */
@NullMarked
package coop.minga.analytics.discussion;

import org.jspecify.annotations.NullMarked;
