/**
 * How long to wait before the next try. In: the pause before. Out: the next pause. Next: {@code ingest.publish} and {@code
 * ingest.inbox}.
 */
@NullMarked
package coop.minga.ingest.retry;

import org.jspecify.annotations.NullMarked;
