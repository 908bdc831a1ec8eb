/** What the agent says to a bookkeeper, in English and Spanish. In: a key and what is filled in. Out: a sentence. */
@NullMarked
package coop.minga.ingest.message;

import org.jspecify.annotations.NullMarked;
