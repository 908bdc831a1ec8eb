/**
 * Sentences of the agent for a bookkeeper, in English and Spanish. In: a key and its arguments. Out: a sentence. Next: {@code
 * ingest.question} and {@code ingest.agent}.
 */
@NullMarked
package coop.minga.ingest.message;

import org.jspecify.annotations.NullMarked;
